import { perCloud } from '../core/per-cloud';
import type { CorsRules } from '../api-gateway/cors';

/** A URL of a function or of one of its aliases. */
export interface FunctionUrl {
  readonly id: string;
  /** Name or ARN. */
  readonly functionName: string;
  readonly qualifier?: string;
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly cors?: CorsRules;
}

/** The function URLs of a cloud, by id. */
export const functionUrlsOf = perCloud(() => new Map<string, FunctionUrl>());
