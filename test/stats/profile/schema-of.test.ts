import { merge } from '../../../stats/profile/merge';
import { profile } from '../../../stats/profile/profile';
import { schemaOf } from '../../../stats/profile/schema-of';

test('data of the schema of a profile can be merged with it', () => {
  const made = profile([{ a: '1', b: '2', c: 'x' }], [{ name: 'a', type: 'string' }, { name: 'b', compared: false }, { name: 'c' }]);
  const schema = schemaOf(made);
  expect(schema).toEqual([
    { name: 'a', type: 'string', compared: true },
    { name: 'b', compared: false },
    { name: 'c', compared: true },
  ]);
  expect(merge(made, profile([], schema))).toEqual(made);
});
