import { Policy } from '../../../iam/policy';
import type { Caller } from '../../../local/core/service';
import { callLog } from '../../../local/iam-service/call-log';
import { unusedStatements } from '../../../local/iam-service/unused-statements';
import { identityStore } from '../../../local/iam-service/identity-store';
import { Topic } from '../../../local/sns/topic';
import { cloudWithRole, ROLE_ARN } from './cloud-with-role';

const ACCOUNT = '123456789012';
const SESSION: Caller = { kind: 'role', arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Reader/s`, roleName: 'Reader' };
const EVENTS: Caller = { kind: 'service', arn: 'events.amazonaws.com' };
const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:letters`;

function allowing(statement: object): { Version: string; Statement: object } {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...statement } };
}

test.each([
  ['aws:PrincipalArn', ROLE_ARN],
  ['aws:PrincipalAccount', ACCOUNT],
  ['aws:PrincipalTag/team', 'flights'],
  ['aws:PrincipalType', 'AssumedRole'],
  ['aws:RequestedRegion', 'us-east-1'],
  ['aws:ResourceAccount', ACCOUNT],
  ['aws:SecureTransport', 'true'],
  ['aws:PrincipalIsAWSService', 'false'],
  ['aws:ViaAWSService', 'false'],
  ['aws:userid', 'AROAREADER:s'],
  ['kms:CallerAccount', ACCOUNT],
  ['kms:ViaService', 's3.us-east-1.amazonaws.com'],
])('requests of a role have %s', (key, value) => {
  const { ports } = cloudWithRole({ Action: 'sqs:SendMessage', Resource: QUEUE, Condition: { StringEquals: { [key]: value } } });
  const context = { 'kms:ViaService': 's3.us-east-1.amazonaws.com' };
  expect(() => {
    ports.authorize(SESSION, { action: 'sqs:SendMessage', resource: QUEUE, context });
  }).not.toThrow();
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
test.each<[Partial<Caller>, object, boolean]>([
  [{}, { Bool: { 'aws:ViaAWSService': 'false' }, Null: { 'aws:CalledVia': 'true' } }, true],
  [{ via: ['athena'] }, { Bool: { 'aws:ViaAWSService': 'true' } }, true],
  [{ via: ['athena'] }, { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] } }, true],
  [{ via: ['sqs'] }, { Bool: { 'aws:ViaAWSService': 'true' }, Null: { 'aws:CalledVia': 'true' } }, true],
  [{ via: ['athena', 'dynamodb'] }, { StringEquals: { 'aws:CalledViaFirst': 'athena.amazonaws.com' } }, true],
  [{ via: ['athena', 'dynamodb'] }, { StringEquals: { 'aws:CalledViaLast': 'athena.amazonaws.com' } }, false],
])('a role with %j fits %j: %s', (by, Condition, expected) => {
  const { ports } = cloudWithRole({ Action: 'kms:Decrypt', Resource: '*', Condition });
  const ask = (): void => {
    ports.authorize({ ...SESSION, ...by }, { action: 'kms:Decrypt', resource: 'key' });
  };
  if (expected) {
    expect(ask).not.toThrow();
  } else {
    expect(ask).toThrow('is not authorized');
  }
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
test.each<[string, string, object, boolean]>([
  ['the service alone', 'sns.amazonaws.com', {}, true],
  ['another service', 'sqs.amazonaws.com', {}, false],
  ['the service of the region, which has no such name', 'sns.us-east-1.amazonaws.com', {}, false],
  ['the account of the source', 'sns.amazonaws.com', { StringEquals: { 'aws:SourceAccount': ACCOUNT } }, true],
  ['another account', 'sns.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '999999999999' } }, false],
  ['the source', 'sns.amazonaws.com', { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:alerts' } }, true],
  ['sources like it', 'sns.amazonaws.com', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:123456789012:*' } }, true],
  ['another source', 'sns.amazonaws.com', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:999999999999:*' } }, false],
  ['a service, as a key', 'sns.amazonaws.com', { StringEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } }, true],
  ['services, as a key', 'sns.amazonaws.com', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, true],
  ['an organization, which there is not', 'sns.amazonaws.com', { StringEquals: { 'aws:SourceOrgID': 'o-1' } }, false],
])('a queue whose policy names %s decides on a topic: %#', (_name, Service, Condition, expected) => {
  const { ports } = cloudWithRole({});
  const context = { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:alerts', 'aws:SourceAccount': ACCOUNT };
  const resourcePolicy = allowing({ Action: 'sqs:SendMessage', Principal: { Service }, Condition });
  const ask = (): void => {
    ports.authorize({ kind: 'service', arn: 'sns.amazonaws.com', context }, { action: 'sqs:SendMessage', resource: QUEUE, resourcePolicy });
  };
  if (expected) {
    expect(ask).not.toThrow();
  } else {
    expect(ask).toThrow('because no resource-based policy allows the sqs:SendMessage action');
  }
});

// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.ServicePrincipal.html
test.each([
  ['states.amazonaws.com', true],
  ['states.us-east-1.amazonaws.com', true],
  ['states.eu-west-1.amazonaws.com', false],
])('Step Functions takes a role that trusts %s: %s', (Service, expected) => {
  const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } } };
  const { ports } = cloudWithRole({}, { trust });
  const take = (): unknown => ports.callerFor(ROLE_ARN, 'states.amazonaws.com', 'm');
  if (expected) {
    expect(take).not.toThrow();
  } else {
    expect(take).toThrow('is not authorized');
  }
});

// https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
test.each<[string, Caller, boolean]>([
  ['an alarm', { kind: 'service', arn: 'cloudwatch.amazonaws.com' }, true],
  ['a bucket', { kind: 'service', arn: 's3.amazonaws.com' }, false],
  ['a role without a permission', SESSION, false],
])('%s may publish to a topic that has only the policy it begins with: %#', (_name, caller, expected) => {
  const { ports } = cloudWithRole({});
  const arn = `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`;
  const ask = (): void => {
    ports.authorize(caller, { action: 'sns:Publish', resource: arn, resourcePolicy: new Topic(arn, {}).policy });
  };
  if (expected) {
    expect(ask).not.toThrow();
  } else {
    expect(ask).toThrow('is not authorized to perform: sns:Publish');
  }
});

test('a service is allowed only by a resource policy', () => {
  const { ports } = cloudWithRole({ Action: '*', Resource: '*' });
  const request = { action: 'sqs:SendMessage', resource: QUEUE, context: { 'aws:SourceArn': 'rule' } };
  const resourcePolicy = allowing({
    Principal: { Service: 'events.amazonaws.com' },
    Condition: { ArnEquals: { 'aws:SourceArn': 'rule' } },
  });
  expect(() => {
    ports.authorize(EVENTS, { ...request, resourcePolicy });
  }).not.toThrow();
  expect(() => {
    ports.authorize(EVENTS, request);
  }).toThrow(
    `User: events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: ${QUEUE} because no resource-based policy ` +
      `allows the sqs:SendMessage action (no resource policy allows events.amazonaws.com sqs:SendMessage on ${QUEUE})`,
  );
});

test('names the statement of an explicit deny', () => {
  const { ports } = cloudWithRole({ Effect: 'Deny', Sid: 'Never', Action: '*', Resource: '*' });
  expect(() => {
    ports.authorize(SESSION, { action: 'sqs:SendMessage', resource: QUEUE });
  }).toThrow('with an explicit deny in an identity-based policy (statement Never of Reader/own)');
});

test('identity policies count for a key only where its policy lets them', () => {
  const { ports } = cloudWithRole({ Action: 'kms:Decrypt', Resource: '*' });
  const ask = (resourcePolicy: object): void => {
    ports.authorize(SESSION, { action: 'kms:Decrypt', resource: 'key', resourcePolicy: resourcePolicy as never });
  };
  expect(() => {
    ask(allowing({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } }));
  }).not.toThrow();
  expect(() => {
    ask(allowing({ Principal: { Service: 'logs.us-east-1.amazonaws.com' } }));
  }).toThrow('the policy of key allows kms:Decrypt neither to role Reader nor to its account');
});

test('the boundary of a role limits it', () => {
  const arn = `arn:aws:iam::${ACCOUNT}:policy/limit`;
  const cloud = cloudWithRole({ Action: '*', Resource: '*' });
  identityStore(cloud).putPolicy({ id: arn, policy: new Policy('limit', allowing({ Action: 's3:*' })), attachedTo: {} });
  identityStore(cloud).roles.put({ ...identityStore(cloud).roles.get('Reader'), boundaryArn: arn });
  expect(() => {
    cloud.ports.authorize(SESSION, { action: 'sqs:SendMessage', resource: QUEUE });
  }).toThrow('because no permissions boundary allows the sqs:SendMessage action (permissions boundary limit does not allow');
});

test('a service gets credentials only of a role that trusts it', () => {
  const { ports } = cloudWithRole({});
  expect(ports.assume(ROLE_ARN, 'lambda.amazonaws.com', 'f')).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
  expect(() => ports.assume(ROLE_ARN, 'states.amazonaws.com', 'm')).toThrow(
    'User: states.amazonaws.com is not authorized to perform: sts:AssumeRole',
  );
});

test('a service says for which account and resource it takes a role', () => {
  const machine = (name: string): string => `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:${name}`;
  const trust = {
    Statement: {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'states.amazonaws.com' },
      Condition: { ArnLike: { 'aws:SourceArn': machine('ours-*') }, StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    },
  };
  const { ports } = cloudWithRole({}, { trust });
  expect(ports.callerFor(ROLE_ARN, 'states.amazonaws.com', 'm', machine('ours-1'))).toMatchObject({ roleName: 'Reader' });
  expect(() => ports.callerFor(ROLE_ARN, 'states.amazonaws.com', 'm', machine('theirs'))).toThrow('is not authorized');
});

test('counts calls by role, action and statement', () => {
  const cloud = cloudWithRole({ Sid: 'Send', Action: 'sqs:SendMessage', Resource: QUEUE });
  const send = (resource: string): void => {
    cloud.ports.authorize(SESSION, { action: 'sqs:SendMessage', resource });
  };
  send(QUEUE);
  send(QUEUE);
  expect(() => {
    send('other');
  }).toThrow();
  expect(callLog(cloud).totals()).toEqual({ made: 3, denied: 1 });
  expect(callLog(cloud).rows()).toEqual([
    { role: 'Reader', action: 'sqs:SendMessage', resource: QUEUE, keys: {}, allowed: true, statement: 'Send of Reader/own', calls: 2 },
    expect.objectContaining({ resource: 'other', allowed: false, calls: 1 }),
  ]);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
test.each<[object, boolean]>([
  [{ StringEquals: { 'aws:PrincipalType': 'Anonymous' } }, true],
  [{ Bool: { 'aws:PrincipalIsAWSService': 'false' } }, true],
  [{ Null: { 'aws:userid': 'true', 'aws:username': 'true', 'aws:PrincipalArn': 'true' } }, true],
  [{ IpAddress: { 'aws:SourceIp': '127.0.0.1' } }, true],
  [{ StringEquals: { 'aws:PrincipalAccount': ACCOUNT } }, false],
])('who has not signed fits %j: %s', (Condition, expected) => {
  const { ports } = cloudWithRole({});
  const resourcePolicy = allowing({ Principal: '*', Condition });
  const ask = (): void => {
    ports.authorize({ kind: 'anonymous', arn: 'anonymous' }, { action: 'lambda:InvokeFunctionUrl', resource: 'f', resourcePolicy });
  };
  if (expected) {
    expect(ask).not.toThrow();
  } else {
    expect(ask).toThrow('is not authorized');
  }
});

test('logs what was denied, with the statement', () => {
  const cloud = cloudWithRole({ Effect: 'Deny', Sid: 'Never', Action: '*', Resource: '*' });
  const lines: string[] = [];
  cloud.ports.log = (group, stream, written) => lines.push(...written.map((line) => `${group} ${stream} ${line}`));
  expect(() => {
    cloud.ports.authorize(SESSION, { action: 'sqs:SendMessage', resource: QUEUE });
  }).toThrow();
  expect(lines).toEqual([expect.stringMatching(/^\/plumbline\/access-denied iam User: .* \(statement Never of Reader\/own\)$/)]);
});

test('lists the statements that no call has needed', () => {
  const cloud = cloudWithRole({ Sid: 'Send', Action: 'sqs:SendMessage', Resource: QUEUE });
  expect(unusedStatements(cloud)).toEqual([{ role: 'Reader', statement: 'Send of Reader/own' }]);
  cloud.ports.authorize(SESSION, { action: 'sqs:SendMessage', resource: QUEUE });
  expect(unusedStatements(cloud)).toEqual([]);
});
