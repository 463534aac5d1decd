import type { ColumnContract, DatasetContract } from '../dataset-contract';
import type { Problem, Rules } from './rule';
import { join, problemsOf } from './rule';
import { between, given, like, nonEmpty, uniqueNames } from './value-rules';

const DATASET_RULES: Rules<DatasetContract> = {
  name: [like(/^[a-z][a-z0-9_]{0,62}$/, 'lower-case letters, digits and underscores, a letter first')],
  description: [given()],
  owner: [given()],
  columns: [nonEmpty(), uniqueNames()],
  eventTime: [
    {
      holds: (name, { columns }) =>
        columns.some((column) => column.name === name && column.type === 'timestamp' && column.optional !== true),
      rule: 'must be a timestamp column that is not optional',
    },
  ],
  since: [{ holds: isDay, rule: 'must be a day, YYYY-MM-DD' }],
  maxBadShare: [between(0, 1)],
};

const COLUMN_RULES: Rules<ColumnContract> = {
  name: [
    like(/^[a-z][a-z0-9_]{0,62}$/, 'lower-case letters, digits and underscores, a letter first'),
    { holds: (name) => name !== 'dt', rule: 'must not be dt, which is the partition' },
  ],
  description: [given()],
  min: [
    { holds: (_, { type }) => type === 'integer' || type === 'double', rule: 'must be given for numbers only' },
    { holds: (min, { max }) => max === undefined || min <= max, rule: 'must not be above max' },
  ],
  max: [{ holds: (_, { type }) => type === 'integer' || type === 'double', rule: 'must be given for numbers only' }],
  pattern: [
    { holds: (_, { type }) => type === 'string', rule: 'must be given for strings only' },
    { holds: isRegularExpression, rule: 'must be a regular expression' },
  ],
};

/** What a dataset's contract breaks. */
export function datasetProblems(contract: DatasetContract, path: string): Problem[] {
  return [
    ...problemsOf(contract, DATASET_RULES, path),
    ...contract.columns.flatMap((column, index) => problemsOf(column, COLUMN_RULES, join(path, `columns[${index}]`))),
  ];
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
