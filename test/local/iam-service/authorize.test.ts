import { Policy } from '../../../iam/policy';
import type { Caller } from '../../../local/core/service';
import { callLog } from '../../../local/iam-service/call-log';
import { unusedStatements } from '../../../local/iam-service/unused-statements';
import { identityStore } from '../../../local/iam-service/identity-store';
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

test('lists the statements that no call has needed', () => {
  const cloud = cloudWithRole({ Sid: 'Send', Action: 'sqs:SendMessage', Resource: QUEUE });
  expect(unusedStatements(cloud)).toEqual([{ role: 'Reader', statement: 'Send of Reader/own' }]);
  cloud.ports.authorize(SESSION, { action: 'sqs:SendMessage', resource: QUEUE });
  expect(unusedStatements(cloud)).toEqual([]);
});
