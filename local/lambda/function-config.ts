import type { Properties } from '../core/resource-provider';
import type { LogFormat } from './log-format';

/** A version of a function as its template describes it. A change makes a new object, so processes of the old one are told apart. */
export interface FunctionConfig {
  readonly name: string;
  /** Without a version. */
  readonly arn: string;
  /** `$LATEST`, or the number of a published version. */
  readonly version: string;
  /** For example `nodejs24.x` or `python3.13`. */
  readonly runtime: string;
  /** `<file>.<export>` */
  readonly handler: string;
  /** ARN of the execution role. */
  readonly role: string;
  readonly code: FunctionCode;
  readonly layers: readonly Layer[];
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Key that encrypts the environment; the role needs `kms:Decrypt` on it. @default - AWS's own key */
  readonly kmsKeyArn?: string;
  readonly timeoutSec: number;
  readonly memoryMiB: number;
  /** Most invocations at once; 0 throttles all. @default - unlimited */
  readonly reservedConcurrency?: number;
  /** Queue or topic for asynchronous events that failed. @default - they are dropped */
  readonly deadLetterArn?: string;
  readonly logGroup: string;
  readonly logFormat: LogFormat;
  readonly lastModified: Date;
  /** As they were given: a later change is laid over them, and some are kept only for those who read them. */
  readonly properties: Properties;
}

/** The code of a function, or of a layer, on this machine. */
export interface FunctionCode {
  readonly folder: string;
  /** Base64 of a SHA-256 that changes with the code. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** A version of a layer: what AWS unpacks into `/opt`. */
export interface Layer {
  /** With the version. */
  readonly arn: string;
  readonly code: FunctionCode;
}

/** The ARN of a version or alias of a function. */
export function qualifiedArn({ arn }: Pick<FunctionConfig, 'arn'>, qualifier: string | undefined): string {
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}
