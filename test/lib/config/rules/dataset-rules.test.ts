import { flights } from '../../../../config/datasets/flights';
import type { ColumnContract, DatasetContract } from '../../../../lib/config/dataset-contract';
import { datasetProblems } from '../../../../lib/config/rules/dataset-rules';

const rules = (contract: DatasetContract): string[] => datasetProblems(contract, 'd').map(({ path, rule }) => `${path} ${rule}`);
const column = (overrides: Partial<ColumnContract>): ColumnContract => ({ name: 'extra', type: 'string', description: 'x', ...overrides });

test('takes the contract of this repository', () => {
  expect(rules(flights)).toEqual([]);
});

test.each<[Partial<DatasetContract>, string]>([
  [{ name: 'Flights' }, 'd.name must be lower-case'],
  [{ columns: [] }, 'd.columns must not be empty'],
  [{ eventTime: 'delay' }, 'd.eventTime must be a timestamp column'],
  [{ since: '2001-02-30' }, 'd.since must be a day'],
  [{ since: 'yesterday' }, 'd.since must be a day'],
  [{ maxBadShare: 5 }, 'd.maxBadShare must be from 0 to 1'],
])('refuses a contract with %j', (overrides, expected) => {
  expect(rules({ ...flights, ...overrides })).toContainEqual(expect.stringContaining(expected));
});

test.each<[Partial<ColumnContract>, string]>([
  [{ name: 'dt' }, 'd.columns[5].name must not be dt'],
  [{ min: 1 }, 'd.columns[5].min must be given for numbers only'],
  [{ type: 'integer', min: 2, max: 1 }, 'd.columns[5].min must not be above max'],
  [{ type: 'integer', pattern: '1' }, 'd.columns[5].pattern must be given for strings only'],
  [{ pattern: '[' }, 'd.columns[5].pattern must be a regular expression'],
  [{ description: ' ' }, 'd.columns[5].description must be given'],
])('refuses a column with %j', (overrides, expected) => {
  expect(rules({ ...flights, columns: [...flights.columns, column(overrides)] })).toContainEqual(expect.stringContaining(expected));
});
