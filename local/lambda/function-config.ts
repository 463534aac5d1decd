/** A function as its template describes it. A change makes a new object, so processes of the old one are told apart. */
export interface FunctionConfig {
  readonly name: string;
  readonly arn: string;
  /** For example `nodejs24.x`. */
  readonly runtime: string;
  /** `<file>.<export>` */
  readonly handler: string;
  /** ARN of the execution role. */
  readonly role: string;
  /** Folder of the code. */
  readonly codePath: string;
  /** Base64 of a SHA-256 that changes with the code. */
  readonly codeSha256: string;
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
  readonly lastModified: Date;
}
