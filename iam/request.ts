/** Who asks. */
export interface Principal {
  /**
   * `account` is the root user, `user` an IAM user, `role` the session of an assumed role, `service` an AWS service on its own behalf,
   * `anonymous` whoever has not signed.
   */
  readonly kind: 'account' | 'user' | 'role' | 'service' | 'anonymous';
  /** ARN of the root user, the user or the session, the name of the service, for example `events.amazonaws.com`, or `anonymous`. */
  readonly arn: string;
  readonly account: string;
  /** Other names of the service, for example that of its region. @default - none */
  readonly aliases?: readonly string[];
  /** ARN of the role behind the session; required for `role`. */
  readonly roleArn?: string;
}

/** Values of the condition keys of a request; `key` may be in any case. Absent keys are `undefined`. */
export type ConditionKeys = (key: string) => readonly string[] | undefined;

/** One action of one principal on one resource. */
export interface Request {
  readonly principal: Principal;
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** ARN, or `*` for an action that knows no resource. */
  readonly resource: string;
  /** Account that owns the resource. @default - the principal's */
  readonly resourceAccount?: string;
  readonly keys: ConditionKeys;
}

/** Condition keys from a plain record. */
export function conditionKeys(values: Readonly<Record<string, string | readonly string[]>>): ConditionKeys {
  const byKey = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), typeof value === 'string' ? [value] : value]));
  return (key) => byKey.get(key.toLowerCase());
}
