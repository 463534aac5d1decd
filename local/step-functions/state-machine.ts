import type { Workflow } from './asl';
import type { JsonObject } from './json';

/** Where and how much of its executions a state machine logs. */
export interface Logging {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  readonly includeExecutionData: boolean;
  /** Name of the log group. @default - nothing is logged */
  readonly group?: string;
  /** ARN of the log group, as it was given. */
  readonly groupArn?: string;
  /** As it was configured. */
  readonly configuration: JsonObject;
}

/** A state machine as it is now; an execution keeps the one that it started with. */
export interface StateMachine {
  readonly arn: string;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
  readonly definition: Workflow;
  /** The definition as it was given. */
  readonly text: string;
  readonly logging: Logging;
  readonly creationDate: Date;
  readonly updateDate: Date;
  readonly revisionId: string;
}
