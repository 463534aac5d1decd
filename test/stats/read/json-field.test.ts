import { DataError } from '../../../stats/read/data-error';
import { JsonField } from '../../../stats/read/json-field';

const FILE = JsonField.parse('{"a":{"b":[1,"x",2.5,"NaN",null]},"on":true,"share":1.5}', 'f.json');
const ITEMS = FILE.field('a').field('b').list();

test('values are read by what they must be', () => {
  expect(ITEMS[0]?.count()).toBe(1);
  expect(ITEMS[1]?.text()).toBe('x');
  expect(ITEMS[1]?.oneOf(['x', 'y'])).toBe('x');
  expect(ITEMS[3]?.number()).toBeNaN();
  expect(FILE.field('on').boolean()).toBe(true);
  expect(FILE.entries().map(([name]) => name)).toEqual(['a', 'on', 'share']);
});

test('an optional field that is not there, or null, is undefined', () => {
  expect(FILE.optional('c', (field) => field.number())).toBeUndefined();
  expect(FILE.optional('on', (field) => field.boolean())).toBe(true);
});

test.each<[string, () => unknown]>([
  ['f.json: a.b[2] must be a whole number of at least 0, got "2.5"', () => ITEMS[2]?.count()],
  ['f.json: a.b[4] must be a text, got "null"', () => ITEMS[4]?.text()],
  ['f.json: a.c must be a list, got "nothing"', () => FILE.field('a').field('c').list()],
  ['f.json: share must be a number from 0 to 1, got "1.5"', () => FILE.field('share').share()],
  ['f.json: on must be an object, got "true"', () => FILE.field('on').field('x')],
  ['g.json: the file must be JSON: ', () => JsonField.parse('{', 'g.json')],
])('%s', (message, read) => {
  expect(read).toThrow(DataError);
  expect(read).toThrow(message);
});
