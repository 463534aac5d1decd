import type { ColumnProfile } from './column-profile';

/** Version of the stored form; a profile of another version is refused. */
export const PROFILE_VERSION = 2;

/** A summary of a data set in fixed size: stored as JSON, merged with others of the same schema, compared with a baseline. */
export interface Profile {
  readonly version: typeof PROFILE_VERSION;
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}
