import { Policy } from '../../iam/policy';
import type { Principal } from '../../iam/request';

export const ROOT_ARN = 'arn:aws:iam::123456789012:root';
export const ROLE_ARN = 'arn:aws:iam::123456789012:role/Reader';
export const SESSION_ARN = 'arn:aws:sts::123456789012:assumed-role/Reader/session';
export const OBJECT = 'arn:aws:s3:::lake/raw/flights.csv';
export const USER_ARN = 'arn:aws:iam::123456789012:user/ann';
export const ROOT: Principal = { kind: 'account', arn: ROOT_ARN, account: '123456789012' };
export const USER: Principal = { kind: 'user', arn: USER_ARN, account: '123456789012' };
export const SERVICE: Principal = { kind: 'service', arn: 'sns.amazonaws.com', account: '123456789012' };
export const ROLE: Principal = { kind: 'role', arn: SESSION_ARN, account: '123456789012', roleArn: ROLE_ARN };

/** A statement that allows reading the object, unless overridden. */
export function allow(overrides: object = {}): object {
  return { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lake/*', ...overrides };
}

/** A statement that denies reading the object, unless overridden. */
export function deny(overrides: object = {}): object {
  return allow({ Effect: 'Deny', ...overrides });
}

export function policy(name: string, ...statements: object[]): Policy {
  return new Policy(name, { Version: '2012-10-17', Statement: statements });
}
