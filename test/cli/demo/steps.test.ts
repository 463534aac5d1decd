import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastTrouble } from '../../../cli/demo/last-trouble';
import { readableCause } from '../../../cli/demo/readable-cause';
import { Steps } from '../../../cli/demo/steps';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('a step inside another one has its time to itself', async () => {
  const steps = new Steps(() => undefined);
  await steps.run('outer', 'Outer', async () => {
    await steps.run('inner', 'Inner', () => pause(150));
  });
  const { outer = NaN, inner = NaN, total = NaN } = steps.summary();
  expect(inner).toBeGreaterThanOrEqual(0.1);
  expect(outer).toBeLessThan(0.1);
  expect(total).toBeGreaterThanOrEqual(inner);
});

test('a failure names the innermost step, once', async () => {
  const steps = new Steps(() => undefined);
  const fail = (): Promise<never> => Promise.reject(new Error('no such file'));
  await expect(steps.run('outer', 'Outer', () => steps.run('inner', 'Inner', fail))).rejects.toThrow(
    /^step inner \(Inner\) failed: no such file$/,
  );
});

test.each([
  ['plain text', 'plain text'],
  [JSON.stringify({ TrainingJobName: 'x', FailureReason: 'AlgorithmError: no rows' }), 'AlgorithmError: no rows'],
  [JSON.stringify({ Cause: JSON.stringify({ errorType: 'Error', errorMessage: 'denied' }) }), 'denied'],
  [JSON.stringify({ other: 1 }), '{"other":1}'],
])('reads the innermost reason of %s', (cause, reason) => {
  expect(readableCause(cause)).toBe(reason);
});

test('finds the newest line of trouble below a log folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-logs-'));
  mkdirSync(join(folder, 'group'));
  const write = (name: string, text: string, at: number): void => {
    writeFileSync(join(folder, 'group', name), text);
    utimesSync(join(folder, 'group', name), at, at);
  };
  write('old.log', 'ERROR old\n', 1000);
  write('new.log', 'START\nERROR first\nERROR second\nEND\n', 2000);
  write('newest.log', 'all is well\n', 3000);
  expect(lastTrouble(folder)).toEqual({ file: join(folder, 'group', 'new.log'), line: 'ERROR second' });
  rmSync(folder, { recursive: true });
  expect(lastTrouble(folder)).toBeUndefined();
});
