import type { DecisionCase } from '../probe';
import type { StagePolicies } from '../stage-policies';

const RECORDER = { role: 'Governance.RecorderFunctionRole' };
const COPIES = 'arn:aws:s3:::Governance.AuditCopies';
const COPY = `${COPIES}/model-changes/000000000001.json`;

/** Decisions about the audit trail: not even the administrator changes it. */
export function auditCases({ environment: { account, region } }: StagePolicies): DecisionCase[] {
  const records = `arn:aws:dynamodb:${region}:${account}:table/Governance.AuditRecords`;
  const asAdministrator = (action: string, resource: string, allowed: boolean): DecisionCase => ({
    who: 'administrator',
    action,
    resource,
    keys: { 's3:if-none-match': '*' },
    allowed,
  });
  return [
    ...['BatchWriteItem', 'DeleteItem', 'PartiQLDelete', 'PartiQLInsert', 'PartiQLUpdate', 'UpdateItem', 'PutItem'].map((name) =>
      asAdministrator(`dynamodb:${name}`, records, false),
    ),
    ...['Query', 'GetItem', 'Scan', 'DescribeTable', 'DeleteTable', 'UpdateTable'].map((name) =>
      asAdministrator(`dynamodb:${name}`, records, true),
    ),
    ...['BypassGovernanceRetention', 'DeleteObject', 'DeleteObjectVersion', 'PutObjectLegalHold', 'PutObjectRetention', 'PutObject'].map(
      (name) => asAdministrator(`s3:${name}`, COPY, false),
    ),
    ...['DeleteObject', 'DeleteObjectVersion', 'PutObjectRetention', 'PutObject'].map((name) =>
      asAdministrator(`s3:${name}`, `${COPIES}/other/x`, true),
    ),
    asAdministrator('s3:GetObject', COPY, true),
    { who: RECORDER, action: 's3:PutObject', resource: COPY, keys: { 's3:if-none-match': '*' }, allowed: true },
    { who: RECORDER, action: 's3:PutObject', resource: COPY, keys: {}, allowed: false },
    { who: 'administrator', action: 's3:PutObject', resource: `${COPIES}/other/x`, keys: {}, allowed: true },
    { who: RECORDER, action: 'dynamodb:PutItem', resource: records, keys: {}, allowed: true },
    { who: 'stranger', action: 'dynamodb:Query', resource: records, keys: {}, allowed: false },
  ];
}
