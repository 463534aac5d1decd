import { mergeCommand } from '../../../cli/statistics/merge-command';
import { profileCommand } from '../../../cli/statistics/profile-command';
import { json, orders, pathOf, run, written } from './sample-files';

const FIRST = written('first.csv', orders(100, 4));
const SECOND = written('second.csv', orders(60, 5, 6));

test('several files give one profile, as merging their profiles does', async () => {
  const { printed, exitCode } = await run(profileCommand(), FIRST, SECOND, '-o', pathOf('both.profile.json'));
  expect(exitCode).toBe(0);
  expect(printed).toMatch(/^column +type +missing +distinct +mean +deviation +min +max +most frequent\n/);
  expect(printed).toMatch(/\nprice +fractional +3.75% +40 /);
  expect(printed).toContain('\n160 rows, 4 columns');
  await run(profileCommand(), FIRST, '-o', pathOf('first.profile.json'));
  await run(profileCommand(), SECOND, '-o', pathOf('second.profile.json'));
  await run(mergeCommand(), pathOf('second.profile.json'), pathOf('first.profile.json'), '-o', pathOf('merged.profile.json'));
  const counts = (name: string) => json(name).columns.map(({ kinds, missing, values }) => ({ kinds, missing, values }));
  expect(counts('merged.profile.json')).toEqual(counts('both.profile.json'));
});

test('a header only is profiled, and exits with 4', async () => {
  const { exitCode } = await run(profileCommand(), written('none.csv', 'a,b\n'), '-o', pathOf('none.profile.json'));
  expect(exitCode).toBe(4);
  expect(json('none.profile.json')).toMatchObject({ rows: 0, columns: [{ name: 'a' }, { name: 'b' }] });
});

test('files of other columns, other names and no profiles are refused', async () => {
  const other = written('other.csv', 'x\n1\n');
  await expect(run(profileCommand(), FIRST, other, '-o', pathOf('x.profile.json'))).rejects.toThrow(
    `${other} cannot be merged with the files before it: profiles must have the same columns`,
  );
  await expect(run(profileCommand(), FIRST, '-o', pathOf('x.json'))).rejects.toThrow('--output must end in .profile.json, got');
  await expect(run(mergeCommand(), FIRST, '-o', pathOf('x.profile.json'))).rejects.toThrow('merge takes profiles');
});
