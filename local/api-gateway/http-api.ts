import { perCloud } from '../core/per-cloud';
import type { CorsRules } from './cors';

/** A route of an HTTP API. */
export interface Route {
  /** `POST /models/{model}/predict`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly authorization: 'NONE' | 'AWS_IAM' | 'CUSTOM';
  /** For `CUSTOM`. */
  readonly authorizerId?: string;
  readonly integrationId: string;
}

/** The shape of events for functions: 1.0 is that of REST APIs. */
export type PayloadFormat = '1.0' | '2.0';

/** A function behind a route. */
export interface Integration {
  readonly functionArn: string;
  readonly timeoutMs: number;
  readonly payloadFormat: PayloadFormat;
}

/** A function that decides who may use a route. */
export interface RequestAuthorizer {
  readonly functionArn: string;
  readonly payloadFormat: PayloadFormat;
  /** Whether it answers `{isAuthorized}` instead of a policy. */
  readonly simple: boolean;
  /** What a request must have, for example `$request.header.Authorization`. */
  readonly identitySource: readonly string[];
}

/** A stage; `$default` answers at the root of the API. */
export interface Stage {
  readonly name: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly accessLog?: { readonly logGroup: string; readonly format: string };
}

/** An HTTP API with all that belongs to it, each by its id. */
export interface HttpApi {
  readonly id: string;
  name: string;
  /** @default - other origins are the functions' matter */
  cors?: CorsRules;
  readonly routes: Map<string, Route>;
  readonly integrations: Map<string, Integration>;
  readonly authorizers: Map<string, RequestAuthorizer>;
  readonly stages: Map<string, Stage>;
}

/** The HTTP APIs of a cloud, by id. */
export const apisOf = perCloud(() => new Map<string, HttpApi>());
