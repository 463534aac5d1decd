import type { Construct } from 'constructs';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Personas } from './personas';

/**
 * The people who work with one model.
 *
 * Each has one policy for all of the model's stacks: a role takes no more than ten.
 */
export interface ModelGrantees {
  readonly dataScientist: IGrantable;
  readonly mlEngineer: IGrantable;
  readonly auditor: IGrantable;
}

/** Grantees whose policies are in the stack of `scope`, the last of the model's. */
export function modelGrantees(scope: Construct, { dataScientist, mlEngineer, auditor }: Personas): ModelGrantees {
  return {
    dataScientist: dataScientist.permissionsIn(scope),
    mlEngineer: mlEngineer.permissionsIn(scope),
    auditor: auditor.permissionsIn(scope),
  };
}
