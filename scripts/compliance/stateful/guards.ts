import type { Guard } from './guard';
import { at, notShorter, staysAsItIs, staysOn } from './guard';
import { LIFECYCLE_GUARD } from './lifecycle-guard';

/** Longest time that KMS waits before it deletes a key, and its default, in days. */
const PENDING_WINDOW_DAYS = 30;
/** Default time that a queue keeps a message, in seconds. */
const MESSAGE_RETENTION_SEC = 345_600;

const OLD_KEY = 'what is stored stays under the former key, which its readers may lose';

const TABLE: readonly Guard[] = [
  staysOn('DeletionProtectionEnabled'),
  staysOn('PointInTimeRecoverySpecification', ['PointInTimeRecoveryEnabled']),
  staysAsItIs('SSESpecification', OLD_KEY),
  {
    property: 'TimeToLiveSpecification',
    loss: (before, after) =>
      at(after, ['Enabled']) === true && JSON.stringify(before) !== JSON.stringify(after)
        ? 'TimeToLiveSpecification would delete rows that are kept today'
        : undefined,
  },
  {
    property: 'AttributeDefinitions',
    loss: (before, after) => {
      const types = new Map(attributes(after));
      const changed = attributes(before).find(([name, type]) => types.has(name) && types.get(name) !== type);
      return changed && `AttributeDefinitions would give ${changed[0]} another type, which replaces the table`;
    },
  },
];

/** Changes that lose something, by type; what CloudFormation replaces is known by cloudformation-diff. */
export const GUARDS: Readonly<Record<string, readonly Guard[]>> = {
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::Glue::Database': [staysAsItIs('DatabaseInput', 'the name makes another database', ['Name'])],
  'AWS::Glue::Table': [staysAsItIs('TableInput', 'the name makes another table', ['Name'])],
  'AWS::KMS::Key': [
    {
      property: 'Enabled',
      loss: (_, after) => (after === false ? 'Enabled would be false: nothing under the key can be read' : undefined),
    },
    { property: 'KeyPolicy', kept: isAdministered, loss: (_, after) => (after === false ? LOCKED_OUT : undefined) },
    notShorter('PendingWindowInDays', PENDING_WINDOW_DAYS),
    staysAsItIs('KeySpec', 'KMS refuses it, a new key reads nothing of the old one'),
    staysAsItIs('KeyUsage', 'KMS refuses it, a new key reads nothing of the old one'),
  ],
  'AWS::Logs::LogGroup': [notShorter('RetentionInDays'), staysAsItIs('KmsKeyId', OLD_KEY)],
  'AWS::S3::Bucket': [
    staysOn('VersioningConfiguration', ['Status'], 'Enabled'),
    staysAsItIs('BucketEncryption', OLD_KEY),
    staysAsItIs('ObjectLockConfiguration', 'objects would be locked by another rule'),
    LIFECYCLE_GUARD,
  ],
  'AWS::SQS::Queue': [notShorter('MessageRetentionPeriod', MESSAGE_RETENTION_SEC)],
  'AWS::SSM::Parameter': [staysAsItIs('Value', 'CloudFormation would write it over the live one')],
};

const LOCKED_OUT = 'KeyPolicy would not let the account administer the key (kms:* to its root): nobody could mend it';

/** Whether the root of an account may do everything with the key, without a condition. */
function isAdministered(policy: unknown): boolean {
  const statements = (at(policy, ['Statement']) ?? []) as readonly Readonly<Record<string, unknown>>[];
  return statements.some(
    ({ Effect, Action, Condition, Principal }) =>
      Effect === 'Allow' &&
      Action === 'kms:*' &&
      Condition === undefined &&
      JSON.stringify(at(Principal, ['AWS']) ?? '').includes(':root"'),
  );
}

function attributes(definitions: unknown): [name: string, type: string][] {
  const all = (definitions ?? []) as readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  return all.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]);
}
