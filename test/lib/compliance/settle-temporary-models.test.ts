import { CfnResource } from 'aws-cdk-lib/core';
import { acknowledgementsBelow } from '../../../lib/compliance/acknowledgements';
import { settleTemporaryModels } from '../../../lib/compliance/settle-temporary-models';
import { testStack } from '../../stack';
import { AWS_IMAGE } from './ml/compliant';
import type { Fixture } from './ml/fixture';
import { stateMachine } from './ml/programs';

const task = (integration: string, args: object, next: object = { End: true }): object => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${integration}`,
  Arguments: args,
  ...next,
});

const SIGNATURE = { Payload: { artifactKey: '{% $key %}', signatureKey: '{% $signature %}' } };
const CONTAINER = { Image: AWS_IMAGE, ModelDataUrl: '{% $uri %}' };
const STATES = {
  Verify: task('lambda:invoke', SIGNATURE, { Next: 'Make' }),
  Make: task('aws-sdk:sagemaker:createModel', { ModelName: '{% $name %}', PrimaryContainer: CONTAINER }, { Next: 'Delete' }),
  Delete: task('aws-sdk:sagemaker:deleteModel', { ModelName: '{% $name %}' }),
};

function settled({ Type: type, Properties: properties }: Fixture): string[] {
  const stack = testStack();
  settleTemporaryModels(new CfnResource(stack, 'Machine', { type, properties }));
  return acknowledgementsBelow(stack).map(({ rule }) => rule.replace('MlSecurity::MlSecurity-', ''));
}

test('a model that is verified before and deleted after is acknowledged', () => {
  expect(settled(stateMachine(STATES))).toEqual(['ModelFromRegistry[Make.PrimaryContainer.ModelPackageName]']);
});

test('so is the image that such a model takes from the pinned version', () => {
  const copy = { ModelName: '{% $name %}', PrimaryContainer: { ...CONTAINER, Image: '{% $image %}' } };
  const machine = stateMachine({
    Each: { Type: 'Map', ItemProcessor: { States: { ...STATES, Make: task('sagemaker:createModel', copy) } } },
  });
  expect(settled(machine)).toEqual([
    'ModelFromRegistry[Each/Make.PrimaryContainer.ModelPackageName]',
    'ImageRegistry[Each/Make.PrimaryContainer.Image]',
    'ImagePinned[Each/Make.PrimaryContainer.Image]',
  ]);
});

test.each([
  ['nothing verifies', { ...STATES, Verify: { Type: 'Pass', Next: 'Make' } }],
  ['a way past the verification leads to', { ...STATES, Retry: { Type: 'Pass', Next: 'Make' } }],
  ['no state leads to', { Make: STATES.Make, Delete: STATES.Delete }],
  ['another function is called before', { ...STATES, Verify: task('lambda:invoke', { Payload: { key: 'x' } }, { Next: 'Make' }) }],
  ['nothing deletes', { Verify: STATES.Verify, Make: STATES.Make }],
  ['is not the one that is deleted', { ...STATES, Delete: task('aws-sdk:sagemaker:deleteModel', { ModelName: '{% $other %}' }) }],
])('a model that %s is left to the pack', (_, states) => {
  expect(settled(stateMachine(states))).toEqual([]);
});

test('a definition that is not in the template is left to the pack', () => {
  expect(settled({ Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionS3Location: {} } })).toEqual([]);
});
