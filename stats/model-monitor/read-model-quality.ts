import { JsonField } from '../read/json-field';
import type { Metric, ModelQualityStatistics, Problem } from './model-quality-file';

const PROBLEMS: readonly Problem[] = ['binary_classification', 'multiclass_classification', 'regression'];
const CONFUSION = 'confusion_matrix';

/** Reads the text of a model-quality `statistics.json`; `file` is for errors. Throws a `DataError` where it does not follow the schema. */
export function readModelQuality(text: string, file: string): ModelQualityStatistics {
  const root = JsonField.parse(text, file);
  const rows = root.field('dataset').field('item_count').count();
  const found = PROBLEMS.find((problem) => root.optional(`${problem}_metrics`, () => problem));
  if (found === undefined) {
    return root.fail(`an object with one of ${PROBLEMS.map((problem) => `${problem}_metrics`).join(', ')}`);
  }
  const fields = root.field(`${found}_metrics`);
  const confusion = fields.optional(CONFUSION, (labels) =>
    records(labels, (predictions) => records(predictions, (count) => count.count())),
  );
  const metrics: Record<string, Metric> = {};
  const curves: Record<string, Record<string, number[]>> = {};
  for (const [name, field] of fields.entries().filter(([name]) => name !== CONFUSION)) {
    if (field.optional('value', () => true)) {
      metrics[name] = {
        value: field.field('value').number(),
        standard_deviation: field.optional('standard_deviation', (sd) => sd.number()) ?? NaN,
      };
    } else {
      curves[name] = records(field, (list) => list.list().map((item) => item.number()));
    }
  }
  return { problem: found, rows, ...(confusion && { confusion }), metrics, ...(Object.keys(curves).length > 0 && { curves }) };
}

function records<T>(field: JsonField, read: (value: JsonField) => T): Record<string, T> {
  return Object.fromEntries(field.entries().map(([name, value]) => [name, read(value)]));
}
