import { perCloud } from '../core/per-cloud';

/** A route of an HTTP API. */
export interface Route {
  /** `POST /models/{model}/predict`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly authorization: 'NONE' | 'AWS_IAM';
  readonly integrationId: string;
}

/** A function behind a route. */
export interface Integration {
  readonly functionArn: string;
  readonly timeoutMs: number;
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
  readonly name: string;
  readonly routes: Map<string, Route>;
  readonly integrations: Map<string, Integration>;
  readonly stages: Map<string, Stage>;
}

/** The HTTP APIs of a cloud, by id. */
export const apisOf = perCloud(() => new Map<string, HttpApi>());
