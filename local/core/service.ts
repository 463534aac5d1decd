import type { Cloud } from './cloud';

/** Who makes a call. */
export interface Caller {
  /**
   * `root` is the account's administrator, `user` an IAM user, `role` an assumed role, `service` an AWS service on its own behalf,
   * `anonymous` whoever has not signed.
   */
  readonly kind: 'root' | 'user' | 'role' | 'service' | 'anonymous';
  /** ARN of the principal: `arn:aws:sts::<account>:assumed-role/<role>/<session>`, the user's or root ARN, `events.amazonaws.com`, or `anonymous`. */
  readonly arn: string;
  /** Name of the role, for `role`. */
  readonly roleName?: string;
  /** Name of the user, for `user`. */
  readonly userName?: string;
  /** Services that call one after the other on behalf of this caller, with its rights, for example `athena`. @default - it calls by itself */
  readonly via?: readonly string[];
  /** Condition keys that a service brings along, for example `{ 'aws:SourceArn': ['arn:aws:events:…'] }`; part of every check of this caller. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** One check of one action on one resource. */
export interface AccessRequest {
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** ARN of the resource, or `*` for actions without one. */
  readonly resource: string;
  /** Condition keys of the request beside the global ones, for example `{ 'kms:ViaService': ['s3.us-east-1.amazonaws.com'] }`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Policy of the resource, for bucket, key, queue, topic, function and model package group. */
  readonly resourcePolicy?: PolicyDocument;
}

/** A policy document as IAM stores it. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly object[] | object;
}

/** What an operation gets beside its input. */
export interface CallContext {
  readonly cloud: Cloud;
  readonly caller: Caller;
  /** Throws `AccessDenied` unless the caller's policies allow the request; every operation calls it before it does anything. */
  readonly authorize: (request: AccessRequest) => void;
}

/**
 * One operation of a service.
 *
 * Input and output have the shape of the JavaScript SDK (v3): the HTTP front ends, the state machines' `aws-sdk` integrations
 * and the other services all call it in this one form. Blobs are `Uint8Array`, times `Date`, streamed bodies `Readable` or `Uint8Array`.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-invalid-void-type -- each narrows to the SDK's own types
export type Operation = (input: any, context: CallContext) => Promise<object | void>;

/** An emulated AWS service: its operations by their API names. */
export interface Service {
  /** The name that requests are signed for, for example `dynamodb`, `states`, `monitoring`, `sagemaker`. */
  readonly signingName: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Writes what is still buffered; called before virtual time jumps. */
  settle?(): Promise<void>;
  /** Ends processes, closes files. */
  stop?(): Promise<void>;
}
