import { OF_ATHENA } from './of-athena';
import { OF_AWS } from './of-aws';
import { OF_BACKUPS } from './of-backups';
import { OF_DATA_SCIENTISTS } from './of-data-scientists';
import { OF_ENGINEERS } from './of-engineers';
import { OF_OTHER_PATHS } from './of-other-paths';
import { OF_PEOPLE } from './of-people';
import { OF_THE_PILOT } from './of-the-pilot';
import type { Unused } from './unused';

const OF_EVERY_ENVIRONMENT = [
  ...OF_AWS,
  ...OF_ATHENA,
  ...OF_BACKUPS,
  ...OF_PEOPLE,
  ...OF_ENGINEERS,
  ...OF_DATA_SCIENTISTS,
  ...OF_OTHER_PATHS,
];

/** The permissions of an environment that no run needs. */
export function unusedPermissions(environment: string): readonly Unused[] {
  return environment === 'pilot' ? [...OF_EVERY_ENVIRONMENT, ...OF_THE_PILOT] : OF_EVERY_ENVIRONMENT;
}
