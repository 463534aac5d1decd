import { monitoringStates } from '../../../../lib/constructs/monitoring/monitoring-states';
import type { Described } from '../../../local/step-functions/state-machine-harness';
import { Harness, functions } from '../../../local/step-functions/state-machine-harness';
import { namedFunction, runnable } from '../workflow/runnable';

const DAY = 'capture/endpoint/AllTraffic/2001/02/14';

/** A day's monitoring on the interpreter, with capture files under these keys. */
class Monitoring {
  readonly prefixes: string[] = [];
  readonly batches: { BatchInput: object; Items: { Key: string }[] }[] = [];
  readonly compared: object[] = [];

  constructor(private readonly keys: readonly string[]) {}

  async run(time: string): Promise<Described> {
    const harness = new Harness({
      services: { ...this.functions(), s3: { ListObjectsV2: (input) => this.list(input as { Prefix: string }) } },
    });
    const states = monitoringStates({
      bucketName: 'monitoring',
      capturePrefix: 'capture/endpoint/AllTraffic/',
      profile: namedFunction('profile'),
      compare: namedFunction('compare'),
    });
    try {
      return await harness.run(runnable(states), { time });
    } finally {
      await harness.cloud.stop();
    }
  }

  private functions() {
    return functions({
      profile: (batch: Monitoring['batches'][number]) => {
        this.batches.push(batch);
        return { key: `profile-${batch.Items[0]?.Key ?? ''}`, rows: batch.Items.length, unreadable: 0 };
      },
      compare: (window: object) => {
        this.compared.push(window);
        return { verdict: 'no-drift' };
      },
    });
  }

  private async list({ Prefix }: { Prefix: string }): Promise<object> {
    this.prefixes.push(Prefix);
    return { Contents: this.keys.filter((key) => key.startsWith(Prefix)).map((Key) => ({ Key, Size: 1, LastModified: new Date(0) })) };
  }
}

test.each([
  ['2001-02-15T00:30:00Z', '2001-02-14'],
  ['2001-03-01T00:30:00Z', '2001-02-28'],
  ['2004-03-01T23:59:59Z', '2004-02-29'],
  ['2001-01-01T00:00:00Z', '2000-12-31'],
])('at %s looks at %s', async (time, window) => {
  const monitoring = new Monitoring([]);
  await monitoring.run(time);
  expect(monitoring.prefixes).toEqual([`capture/endpoint/AllTraffic/${window.replaceAll('-', '/')}/`]);
  expect(monitoring.compared).toMatchObject([{ window, time }]);
});

test('pitfall 32: a day without traffic is compared too, with no parts', async () => {
  const monitoring = new Monitoring(['capture/endpoint/AllTraffic/2001/02/13/00/a.jsonl']);
  const { status, output } = await monitoring.run('2001-02-15T00:30:00Z');
  expect([status, output]).toEqual(['SUCCEEDED', '{"verdict":"no-drift"}']);
  expect(monitoring.batches).toEqual([]);
  expect(monitoring.compared).toEqual([{ window: '2001-02-14', time: '2001-02-15T00:30:00Z', parts: [] }]);
});

test('profiles the files of the day in batches of twenty, each told its day, and compares all profiles', async () => {
  const keys = Array.from({ length: 45 }, (_, index) => `${DAY}/00/${String(index).padStart(2, '0')}.jsonl`);
  const monitoring = new Monitoring(keys);
  await monitoring.run('2001-02-15T00:30:00Z');
  expect(monitoring.batches.map(({ Items }) => Items.length).sort()).toEqual([20, 20, 5]);
  expect(monitoring.batches.flatMap(({ Items }) => Items.map(({ Key }) => Key)).sort()).toEqual(keys);
  expect(monitoring.batches[0]?.BatchInput).toEqual({ window: '2001-02-14' });
  expect(monitoring.compared).toMatchObject([{ parts: [0, 20, 40].map((first) => ({ key: `profile-${keys[first] ?? ''}` })) }]);
});
