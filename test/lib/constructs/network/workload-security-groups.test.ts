import { Template } from 'aws-cdk-lib/assertions';
import { WorkloadSecurityGroups } from '../../../../lib/constructs/network/workload-security-groups';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function groups(region = 'us-east-1') {
  const stack = testStack();
  new WorkloadSecurityGroups(stack, 'Groups', { vpc: testHost(stack).vpc, region });
  return { stack, template: () => Template.fromStack(stack) };
}

test('lets workloads out to endpoints, S3 and DynamoDB over TLS, and jobs to each other', () => {
  const egress = Object.values(groups().template().findResources('AWS::EC2::SecurityGroupEgress'));
  const rules = egress.map(
    ({ Properties: rule }) => `${String(rule.IpProtocol)} ${String(rule.FromPort)} ${String(rule.DestinationPrefixListId ?? 'group')}`,
  );
  expect(rules.sort()).toEqual([
    '50 undefined group',
    'tcp 0 group',
    'tcp 443 group',
    'tcp 443 group',
    'tcp 443 pl-02cd2c6b',
    'tcp 443 pl-02cd2c6b',
    'tcp 443 pl-63a5400a',
    'tcp 443 pl-63a5400a',
    'udp 500 group',
  ]);
});

test('allows no address range out, neither in the group nor beside it', () => {
  expect(JSON.stringify(groups().template().toJSON())).not.toContain('0.0.0.0/0');
});

test('fails for a region without known prefix lists', () => {
  expect(() => groups('mars-north-1')).toThrow('region must have its line in gateway-prefix-lists.ts, got mars-north-1');
});

test('breaks no rule of the packs', () => {
  expect(findings(groups().stack)).toEqual([]);
});

test('adds no rule to groups that exist', () => {
  const stack = testStack();
  const existing = { functions: 'sg-0123456789abcdef0', jobs: 'sg-0123456789abcdef1' };
  new WorkloadSecurityGroups(stack, 'Groups', { vpc: testHost(stack).vpc, region: 'us-east-1', existing });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
  const ingress = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties as object);
  expect(ingress).toEqual(
    [existing.functions, existing.jobs].map((group) => expect.objectContaining({ SourceSecurityGroupId: group }) as object),
  );
  expect(JSON.stringify(ingress.map((rule) => ('GroupId' in rule ? rule.GroupId : '')))).not.toContain('sg-');
});
