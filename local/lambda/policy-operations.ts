import { AwsError } from '../core/aws-error';
import type { CallContext, Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { FunctionInput } from './authorized-target';
import { authorizedTarget } from './authorized-target';
import { qualifiedArn } from './function-config';
import type { Permission } from './permission';
import { PERMISSION_FIELDS, permissionStatement } from './permission';

interface StatementInput extends FunctionInput {
  readonly StatementId: string;
}

const NAMED = ['FunctionName', 'Qualifier', 'StatementId'];

/** Operations on the resource policies of functions, versions and aliases. */
export const policyOperations: Readonly<Record<string, Operation>> = {
  AddPermission: supportedInput('AddPermission', [...NAMED, ...PERMISSION_FIELDS, 'PrincipalOrgID'], addPermission),
  GetPolicy: supportedInput('GetPolicy', ['FunctionName', 'Qualifier'], getPolicy),
  RemovePermission: supportedInput('RemovePermission', NAMED, removePermission),
};

function addPermission(input: StatementInput & Permission, context: CallContext): object {
  const { function: of, config, qualifier } = authorizedTarget(input, context, 'lambda:AddPermission');
  if (of.hasStatement(qualifier, input.StatementId)) {
    const message = `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`;
    throw new AwsError('ResourceConflictException', message, 409, { Type: 'User' });
  }
  const statement = permissionStatement(context.cloud, input.StatementId, qualifiedArn(config, qualifier), input);
  of.addStatement(qualifier, input.StatementId, statement);
  return { Statement: JSON.stringify(statement) };
}

function removePermission(input: StatementInput, context: CallContext): object {
  const { function: of, qualifier } = authorizedTarget(input, context, 'lambda:RemovePermission');
  if (!of.hasStatement(qualifier, input.StatementId)) {
    throw new AwsError('ResourceNotFoundException', `Statement ${input.StatementId} is not found in resource policy.`, 404, {
      Type: 'User',
    });
  }
  of.removeStatement(qualifier, input.StatementId);
  return {};
}

function getPolicy(input: FunctionInput, context: CallContext): object {
  const { function: of, qualifier } = authorizedTarget(input, context, 'lambda:GetPolicy');
  const policy = of.policy(qualifier);
  if ((policy.Statement as readonly object[]).length === 0) {
    throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404, { Type: 'User' });
  }
  return { Policy: JSON.stringify(policy) };
}
