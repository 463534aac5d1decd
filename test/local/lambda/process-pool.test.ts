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
let idle = 0;

beforeEach(() => {
  started = [];
  idle = 0;
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

describe('nested invocations', () => {
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  /** Invokes itself `depth` times, each waiting for the next. */
  const chain = (depth: number, of = FIRST, at = 0): Promise<number> =>
    pool.run(
      of,
      async (process) => {
        await pause();
        return at === depth ? at : await pool.whileWaiting(process, () => chain(depth, of, at + 1));
      },
      at,
    );

  test('a chain that is longer than the limit ends, because who waits gives its turn back', async () => {
    await expect(chain(12)).resolves.toBe(12);
  });

  test('many chains at once end, and no more processes are alive than the chains need', async () => {
    let highest = 0;
    const watch = setInterval(() => (highest = Math.max(highest, alive().length)), 1);
    await Promise.all(Array.from({ length: 50 }, () => chain(3)));
    clearInterval(watch);
    // Of two hundred invocations: a few chains with four each, for who is needed by others goes before who is not.
    expect(highest).toBeLessThanOrEqual(16);
  });

  test('a process that waits for several invocations gives its turn back once, and takes it again once', async () => {
    await pool.run(FIRST, async (process) => {
      await Promise.all([1, 2, 3].map(() => pool.whileWaiting(process, () => pool.run(SECOND, pause, 1))));
    });
    await expect(most(Array.from({ length: 6 }, () => FIRST))).resolves.toBe(2);
  });

  test('a process that ends while it waits gives its turn back once', async () => {
    let end: () => void = () => undefined;
    const nested = new Promise<void>((resolve) => (end = resolve));
    const waiting: Promise<void>[] = [];
    await pool.run(FIRST, (process) => {
      waiting.push(pool.whileWaiting(process, () => nested));
      return Promise.resolve();
    });
    end();
    await Promise.all(waiting);
    await expect(most(Array.from({ length: 6 }, () => FIRST))).resolves.toBe(2);
  });
});

test('more run at once while the processor is idle, up to a limit, because they wait for something else', async () => {
  idle = 1;
  let now = 0;
  let highest = 0;
  const sleep = async (): Promise<void> => {
    highest = Math.max(highest, ++now);
    await new Promise((resolve) => setTimeout(resolve, 30));
    now--;
  };
  await Promise.all(Array.from({ length: 20 }, () => pool.run(FIRST, sleep)));
  expect(highest).toBeGreaterThan(2);
  expect(highest).toBeLessThanOrEqual(LIMITS.runningIdle);
});

test('ten thousand invocations at once wait in line and end', async () => {
  let ended = 0;
  await Promise.all(Array.from({ length: 10_000 }, () => pool.run(FIRST, () => Promise.resolve(ended++))));
  expect(ended).toBe(10_000);
  expect(started.length).toBeLessThanOrEqual(LIMITS.ofOneFunction);
});

test('an invocation that fails gives its turn back', async () => {
  await Promise.allSettled([1, 2, 3].map(() => pool.run(FIRST, () => Promise.reject(new Error('no')))));
  await expect(most([FIRST, FIRST, FIRST])).resolves.toBe(2);
});
