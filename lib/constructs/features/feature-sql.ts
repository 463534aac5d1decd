import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root';

const PLACEHOLDERS = ['{{from}}', '{{to}}', '{{dataset}}'];

/** Text of a model's `features.sql`; throws when a placeholder is missing. */
export function featureSql(model: string): string {
  const file = join(projectRoot(), 'models', model, 'features.sql');
  const sql = readFileSync(file, 'utf8');
  for (const placeholder of PLACEHOLDERS) {
    if (!sql.includes(placeholder)) {
      throw new Error(`models/${model}/features.sql must use ${placeholder}`);
    }
  }
  return sql;
}
