import type { FunctionConfig } from '../../../local/lambda/function-config';
import type { PooledProcess } from '../../../local/lambda/process-pool';
import { ProcessPool } from '../../../local/lambda/process-pool';

const LIMITS = { running: 3, ofOneFunction: 2, runningIdle: 6, alive: 2, idleMs: 20, lookMs: 10 };

interface Fake extends PooledProcess {
  alive: boolean;
}

let started: Fake[];
let pool: ProcessPool<Fake>;
/** Share of the processor that goes unused. */
const idle = 0;

beforeEach(() => {
  started = [];
  pool = new ProcessPool(
    (config) => {
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
    },
    LIMITS,
    () => idle,
  );
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

test('keeps one process of each function before it keeps two of one', async () => {
  await run(SECOND);
  await Promise.all([run(FIRST), run(FIRST)]);
  await run(THIRD);
  expect(alive()).toEqual(['first', 'third']);
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

/** Most invocations at once. */
async function most(functions: readonly FunctionConfig[]): Promise<number> {
  let now = 0;
  let highest = 0;
  const use = async (): Promise<void> => {
    highest = Math.max(highest, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now--;
  };
  await Promise.all(functions.map((of) => pool.run(of, use)));
  return highest;
}

test('runs no more than the limit of one function at once; the rest wait in line', async () => {
  await expect(most(Array.from({ length: 10 }, () => FIRST))).resolves.toBe(2);
});

test('runs no more than the limit over all functions at once', async () => {
  await expect(most([FIRST, FIRST, SECOND, SECOND, THIRD, THIRD])).resolves.toBe(3);
});

test('lets another function pass those that wait for one of their own', async () => {
  const order: string[] = [];
  const use = (of: FunctionConfig): Promise<void> =>
    pool.run(of, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(of.name);
    });
  await Promise.all([use(FIRST), use(FIRST), use(FIRST), use(SECOND)]);
  expect(order).toEqual(['first', 'first', 'second', 'first']);
});

test('retires the idle processes of a function that has changed', async () => {
  await run(FIRST);
  await run(SECOND);
  pool.retire(FIRST);
  expect(alive()).toEqual(['second']);
});

test('ends everything when it stops, and refuses who comes later', async () => {
  await run(FIRST);
  pool.stop();
  expect(alive()).toEqual([]);
  await expect(run(FIRST)).rejects.toThrow('local mode is stopping');
});
