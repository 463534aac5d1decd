import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';

/** One grant to a function's callers, which CloudFormation and the API write alike. */
export interface Permission {
  readonly Action: string;
  readonly Principal: string;
  readonly SourceAccount?: string;
  readonly SourceArn?: string;
  readonly EventSourceToken?: string;
  readonly FunctionUrlAuthType?: string;
  readonly InvokedViaFunctionUrl?: boolean | string;
  readonly PrincipalOrgID?: string;
}

/** The fields of a grant, beside the function's name. */
export const PERMISSION_FIELDS = [
  ...['Action', 'EventSourceToken', 'FunctionUrlAuthType', 'InvokedViaFunctionUrl', 'Principal', 'SourceAccount', 'SourceArn'],
];

/** The statement of a resource policy that a permission stands for. */
export function permissionStatement(cloud: Cloud, sid: string, resource: string, permission: Permission): object {
  if (permission.PrincipalOrgID !== undefined) {
    throw new NotEmulated('the condition PrincipalOrgID of a permission: there is no organization here');
  }
  const { SourceArn, SourceAccount, FunctionUrlAuthType, EventSourceToken, InvokedViaFunctionUrl } = permission;
  const equals = {
    ...(SourceAccount === undefined ? {} : { 'AWS:SourceAccount': SourceAccount }),
    ...(FunctionUrlAuthType === undefined ? {} : { 'lambda:FunctionUrlAuthType': FunctionUrlAuthType }),
    ...(EventSourceToken === undefined ? {} : { 'lambda:EventSourceToken': EventSourceToken }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 ? { StringEquals: equals } : {}),
    ...(SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': SourceArn } }),
    ...(InvokedViaFunctionUrl === undefined ? {} : { Bool: { 'lambda:InvokedViaFunctionUrl': String(InvokedViaFunctionUrl) } }),
  };
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: principal(permission.Principal, cloud.options.partition),
    Action: permission.Action,
    Resource: resource,
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
}

function principal(value: string, partition: string): object | string {
  if (value === '*') {
    return value;
  }
  if (/^\d{12}$/.test(value)) {
    return { AWS: `arn:${partition}:iam::${value}:root` };
  }
  return value.startsWith('arn:') ? { AWS: value } : { Service: value };
}
