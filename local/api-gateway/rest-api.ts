import { perCloud } from '../core/per-cloud';
import type { PolicyDocument } from '../core/service';

/** A path of a REST API. */
export interface Resource {
  readonly id: string;
  /** `/`, `/orders/{id}`, `/{proxy+}`. */
  readonly path: string;
}

/** An answer without any function, as CDK's CORS preflight has it. */
export interface MockIntegration {
  readonly type: 'MOCK';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** A function behind a method. */
export interface LambdaIntegration {
  readonly type: 'AWS_PROXY';
  readonly functionArn: string;
  readonly timeoutMs: number;
}

/** What a resource does for an HTTP method. */
export interface Method {
  readonly resourceId: string;
  /** `GET`, or `ANY`. */
  readonly httpMethod: string;
  readonly authorization: 'NONE' | 'AWS_IAM' | 'CUSTOM';
  /** For `CUSTOM`. */
  readonly authorizerId?: string;
  readonly integration: MockIntegration | LambdaIntegration;
}

/** A function that decides who may use a method. */
export interface RestAuthorizer {
  readonly type: 'TOKEN' | 'REQUEST';
  readonly functionArn: string;
  /** What a request must have, for example `method.request.header.Authorization`. */
  readonly identitySource: readonly string[];
  /** What a token must match. @default - anything */
  readonly validation?: RegExp;
}

/** A stage of a REST API: the first part of its paths. */
export interface RestStage {
  readonly name: string;
  readonly deploymentId: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly accessLog?: { readonly logGroup: string; readonly format: string };
}

/** A REST API with all that belongs to it, each by its id. */
export interface RestApi {
  readonly id: string;
  readonly rootResourceId: string;
  name: string;
  /** Content types whose bodies are bytes. */
  binaryTypes: readonly string[];
  /** @default - everybody whom a method lets */
  policy?: PolicyDocument;
  readonly resources: Map<string, Resource>;
  readonly methods: Map<string, Method>;
  readonly authorizers: Map<string, RestAuthorizer>;
  readonly stages: Map<string, RestStage>;
}

/** The REST APIs of a cloud, by id. */
export const restApisOf = perCloud(() => new Map<string, RestApi>());
