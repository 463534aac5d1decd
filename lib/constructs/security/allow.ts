import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';

/** Conditions of a statement: operator to condition key to value. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Allows exact actions on exact resources, under conditions if there are any. */
export function allow(grantee: IGrantable, actions: string[], resourceArns: string[], conditions?: Conditions): Grant {
  return Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });
}
