import type { DecisionCase } from '../probe';
import { arnOf } from '../resource-names';
import { FOREIGN_ACCOUNT } from '../stage-access';
import { stepUp } from '../step-up';
import type { StagePolicies } from '../stage-policies';
import type { Environment } from '../template';
import { deputyCases } from './deputy-cases';

/** Decisions about keys and the alert topic: the services that use them for our account, and nobody from outside. */
export function keyAndTopicCases({ environment, resources }: StagePolicies): DecisionCase[] {
  const { account, region } = environment;
  const keys = resources.filter(({ resource }) => resource.Type === 'AWS::KMS::Key').map(arnOf);
  const operations = `arn:aws:kms:${region}:${account}:key/Foundation.KeysOperations`;
  const topic = `arn:aws:sns:${region}:${account}:Foundation.Alerts`;
  const alarm = `arn:aws:cloudwatch:${region}:${account}:alarm:x`;
  const budget = `arn:aws:budgets::${account}:budget/x`;
  const sources = {
    'cloudwatch.amazonaws.com': [alarm, `arn:aws:cloudwatch:${region}:${account}:dashboard:x`],
    'budgets.amazonaws.com': [budget, alarm],
  };
  return [
    ...keys.flatMap((resource): DecisionCase[] => [
      { who: 'administrator', action: 'kms:PutKeyPolicy', resource, keys: {}, allowed: true },
      { who: 'stranger', action: 'kms:Decrypt', resource, keys: {}, allowed: false },
      { who: { service: 'glue.amazonaws.com' }, action: 'kms:Decrypt', resource, keys: {}, allowed: false },
      ...(resource === operations
        ? []
        : [{ who: { service: 'events.amazonaws.com' }, action: 'kms:Decrypt', resource, keys: {}, allowed: false }]),
    ]),
    ...Object.entries(sources).flatMap(([service, [source = '', otherSource]]) => [
      ...deputyCases({ service, action: 'sns:Publish', resource: topic, source, otherSource, keys: {} }, environment),
      ...['kms:Decrypt', 'kms:GenerateDataKey'].flatMap((action) =>
        deputyCases({ service, action, resource: operations, source, otherSource, keys: {} }, environment),
      ),
    ]),
    ...encryptionContextCases(environment, operations),
    { who: 'administrator', action: 'sns:Publish', resource: topic, keys: {}, allowed: true },
    { who: 'administrator', action: 'sns:Publish', resource: topic, keys: { 'aws:SecureTransport': 'false' }, allowed: false },
    // The statement that CDK makes is about publishing alone; SNS has no other way in without TLS.
    { who: 'administrator', action: 'sns:ListTagsForResource', resource: topic, keys: { 'aws:SecureTransport': 'false' }, allowed: true },
    { who: 'stranger', action: 'sns:Publish', resource: topic, keys: {}, allowed: false },
  ];
}

/** CloudWatch Logs and EventBridge name what they encrypt, not for whom. */
function encryptionContextCases({ account, region }: Environment, resource: string): DecisionCase[] {
  const uses = [
    [`logs.${region}.amazonaws.com`, 'kms:EncryptionContext:aws:logs:arn', `arn:aws:logs:${region}:${account}:log-group:x`],
    ['events.amazonaws.com', 'kms:EncryptionContext:aws:sqs:arn', `arn:aws:sqs:${region}:${account}:x`],
  ] as const;
  return uses.flatMap(([service, key, value]) => {
    const actions = service === 'events.amazonaws.com' ? [] : ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];
    return ['kms:Decrypt', 'kms:GenerateDataKey', ...actions].flatMap((action): DecisionCase[] => [
      { who: { service }, action, resource, keys: { [key]: value }, allowed: true },
      { who: { service }, action, resource, keys: { [key]: value.replace(account, FOREIGN_ACCOUNT) }, allowed: false },
      { who: { service }, action, resource, keys: {}, allowed: false },
      { who: { service }, action: stepUp(action), resource, keys: { [key]: value }, allowed: false },
      { who: { service: 'glue.amazonaws.com' }, action, resource, keys: { [key]: value }, allowed: false },
      { who: 'stranger', action, resource, keys: { [key]: value }, allowed: false },
    ]);
  });
}
