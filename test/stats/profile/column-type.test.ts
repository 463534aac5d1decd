import { NO_KINDS, columnType } from '../../../stats/profile/column-type';

test.each([
  [{}, 'unknown'],
  [{ integral: 3 }, 'integral'],
  [{ fractional: 1 }, 'fractional'],
  [{ integral: 3, fractional: 1 }, 'fractional'],
  [{ boolean: 2 }, 'boolean'],
  [{ timestamp: 2 }, 'timestamp'],
  [{ text: 1 }, 'string'],
  [{ integral: 5, boolean: 1 }, 'string'],
  [{ timestamp: 5, text: 1 }, 'string'],
])('values of %j make the column %s', (kinds, type) => {
  expect(columnType({ ...NO_KINDS, ...kinds })).toBe(type);
});
