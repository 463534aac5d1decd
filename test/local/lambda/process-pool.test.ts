import type { FunctionConfig } from '../../../local/lambda/function-config';
import type { PooledProcess } from '../../../local/lambda/process-pool';
import { ProcessPool } from '../../../local/lambda/process-pool';

const LIMITS = { running: 2, alive: 2, idleMs: 20 };

interface Fake extends PooledProcess {
  alive: boolean;
}

let started: Fake[];
let pool: ProcessPool<Fake>;

beforeEach(() => {
  started = [];
  pool = new ProcessPool((config) => {
    const process: Fake = {
      config,
      alive: true,
      expiration: new Date(Date.now() + 3_600_000),
      kill: () => {
        process.alive = false;
      },
    };
    started.push(process);
    return process;
  }, LIMITS);
});

const config = (name: string): FunctionConfig => ({ name, timeoutSec: 1 }) as FunctionConfig;
const [FIRST, SECOND, THIRD] = ['first', 'second', 'third'].map(config) as [FunctionConfig, FunctionConfig, FunctionConfig];
const alive = (): string[] => started.filter((process) => process.alive).map((process) => process.config.name);
const run = (of: FunctionConfig): Promise<void> => pool.run(of, () => Promise.resolve());

test('uses a warm process again', async () => {
  await run(FIRST);
  await run(FIRST);
  expect(started).toHaveLength(1);
});

test('ends the process that has been idle longest when there are too many', async () => {
  await run(FIRST);
  await run(SECOND);
  await run(THIRD);
  expect(alive()).toEqual(['second', 'third']);
});

test('ends a process that has been idle for too long', async () => {
  await run(FIRST);
  await new Promise((resolve) => setTimeout(resolve, 2 * LIMITS.idleMs));
  expect(alive()).toEqual([]);
});

test('does not end a process for its former rest while it runs', async () => {
  await run(FIRST);
  await pool.run(FIRST, () => new Promise((resolve) => setTimeout(resolve, 2 * LIMITS.idleMs)));
  expect(alive()).toEqual(['first']);
});

test('runs no more than the limit at once; the rest wait in line', async () => {
  let now = 0;
  let most = 0;
  const use = async (): Promise<void> => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now--;
  };
  await Promise.all(Array.from({ length: 10 }, () => pool.run(FIRST, use)));
  expect(most).toBe(2);
});

test('retires the idle processes of a function that has changed', async () => {
  await run(FIRST);
  await run(SECOND);
  pool.retire('first');
  expect(alive()).toEqual(['second']);
});

test('ends everything when it stops, and refuses who comes later', async () => {
  await run(FIRST);
  pool.stop();
  expect(alive()).toEqual([]);
  await expect(run(FIRST)).rejects.toThrow('local mode is stopping');
});
