import type { Fields, QueryLanguage } from './asl';

/** What a state failed with, as expressions see it. */
export interface ErrorOutput {
  readonly Error: string;
  readonly Cause: string;
}

/** What a state has come to: a result, an error, or neither for states that only pass their input on. */
export interface Seen {
  readonly result?: unknown;
  readonly errorOutput?: ErrorOutput;
  /** Where `Output` and `Assign` are written, for errors: `Catch[0]/`. @default - on the state itself */
  readonly where?: string;
}

/** The context object; `Task` and `Map` are there only where AWS has them. */
export interface ContextObject {
  readonly Execution: {
    readonly Id: string;
    readonly Input: unknown;
    readonly Name: string;
    readonly RoleArn: string;
    readonly StartTime: string;
    readonly RedriveCount: number;
    /** When it was last redriven. */
    readonly RedriveTime?: string;
  };
  readonly State: { readonly EnteredTime: string; readonly Name: string; readonly RetryCount: number };
  readonly StateMachine: { readonly Id: string; readonly Name: string };
  readonly Map?: { readonly Item: MapItem };
  Task?: { readonly Token: string };
}

/** The item that an iteration works on. */
export interface MapItem {
  readonly Index: number;
  readonly Value: unknown;
  /** Name of the member, when a distributed Map goes over an object. */
  readonly Key?: string;
  /** Where the item of a distributed Map comes from: `STATE_DATA`, `S3://<bucket>` or `S3://<bucket>/<key>`. */
  readonly Source?: string;
}

/** How data goes into and out of a state: the one interface of JSONPath and JSONata. */
export interface DataFlow {
  readonly language: QueryLanguage;
  /** What the state works on: its input, in JSONPath after `InputPath`. */
  input(): unknown;
  /** `Arguments` or `Parameters` of the state or of one of its parts; the state's input where there are none. */
  argumentsOf(fields: Fields): Promise<unknown>;
  /** A field that may be an expression, or in JSONPath come from `<name>Path`; nothing if it is not there. */
  option(fields: Fields, name: string): Promise<unknown>;
  /** A payload template, such as `ItemSelector`. @param item the item it is evaluated for */
  template(value: unknown, field: string, item?: MapItem): Promise<unknown>;
  /** Whether a choice rule holds. @param field where the rule is, for errors */
  condition(rule: Fields, field: string): Promise<boolean>;
  /** What leaves the state. */
  output(fields: Fields, seen: Seen): Promise<unknown>;
  /** Values of `Assign` by variable name. */
  assign(fields: Fields, seen: Seen): Promise<Readonly<Record<string, unknown>>>;
}
