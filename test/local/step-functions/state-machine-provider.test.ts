import type { Properties } from '../../../local/core/resource-provider';
import { stateMachineProvider } from '../../../local/step-functions/state-machine-provider';
import type { StateMachines } from '../../../local/step-functions/state-machines';
import { provisionContext } from '../provision-context';
import { testCloud } from '../test-cloud';
import { fakeS3 } from './fake-s3';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html (DefinitionS3Location)
test.each([
  ['JSON', 'ship.asl.json', '{"StartAt":"${First}"}'],
  ['YAML', 'ship.asl.yaml', 'StartAt: ${First}'],
])('a definition in S3 may be %s, and keeps its substitutions', async (_, Key, text) => {
  const cloud = testCloud();
  cloud.addService({ signingName: 's3', operations: fakeS3({ [Key]: text }).s3 });
  const made: Properties[] = [];
  const put = (name: string, properties: Properties) => {
    made.push(properties);
    return { arn: `arn:${name}`, name, revisionId: '1' };
  };
  const provider = stateMachineProvider({ put } as unknown as StateMachines);
  const DefinitionSubstitutions = { First: 'Ship' };
  await provider.create({ DefinitionS3Location: { Bucket: 'b', Key }, DefinitionSubstitutions }, provisionContext(cloud, 'Ship'));
  expect(made).toEqual([{ DefinitionString: '{"StartAt":"${First}"}', DefinitionSubstitutions }]);
});
