import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PLACEHOLDERS = ['{{from}}', '{{to}}', '{{dataset}}'];

/** Text of `features.sql` in a model's folder; throws when a placeholder is missing. */
export function featureSql(folder: string): string {
  const file = join(folder, 'features.sql');
  const sql = readFileSync(file, 'utf8');
  for (const placeholder of PLACEHOLDERS) {
    if (!sql.includes(placeholder)) {
      throw new Error(`${file} must use ${placeholder}`);
    }
  }
  return sql;
}
