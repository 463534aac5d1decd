import type { IRole } from 'aws-cdk-lib/aws-iam';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Everybody but the recorder. */
const butFor = (recorder: IRole): Record<string, object> => ({ ArnNotEquals: { 'aws:PrincipalArn': recorder.roleArn } });

/** Statements of a table's policy: only the recorder adds items, and nobody changes or deletes one. */
export function appendOnlyTable(recorder: IRole): PolicyStatement[] {
  const changes = ['BatchWriteItem', 'DeleteItem', 'PartiQLDelete', 'PartiQLInsert', 'PartiQLUpdate', 'UpdateItem'];
  return [
    never(
      'RecordsStay',
      changes.map((action) => `dynamodb:${action}`),
      '*',
    ),
    never('RecorderAlone', ['dynamodb:PutItem'], '*', butFor(recorder)),
  ];
}

/** Statements of a bucket's policy: only the recorder adds objects, each once, and nobody deletes one or shortens its lock. */
export function appendOnlyBucket(recorder: IRole, objectArns: string): PolicyStatement[] {
  const changes = ['BypassGovernanceRetention', 'DeleteObject', 'DeleteObjectVersion', 'PutObjectLegalHold', 'PutObjectRetention'];
  return [
    never(
      'CopiesStay',
      changes.map((action) => `s3:${action}`),
      objectArns,
    ),
    never('RecorderAlone', ['s3:PutObject'], objectArns, butFor(recorder)),
    // A write without this condition could hide a copy behind a newer version.
    never('WrittenOnce', ['s3:PutObject'], objectArns, { Null: { 's3:if-none-match': 'true' } }),
  ];
}

function never(sid: string, actions: string[], resource: string, conditions?: Record<string, object>): PolicyStatement {
  return new PolicyStatement({ sid, effect: Effect.DENY, principals: [new AnyPrincipal()], actions, resources: [resource], conditions });
}
