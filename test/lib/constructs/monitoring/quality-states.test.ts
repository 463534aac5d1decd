import './quality-environment';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { handler as join } from '../../../../lambda/join-labels/handler';
import type { QualityReport, QualityRun } from '../../../../lambda/judge-quality/contract';
import { handler as judge } from '../../../../lambda/judge-quality/handler';
import { captureKey, captureLine } from '../../../../lambda/predict/capture';
import { handler as sort } from '../../../../lambda/sort-for-join/handler';
import { qualityStates } from '../../../../lib/constructs/monitoring/quality-states';
import { memoryS3 } from '../../../lambda/memory-s3';
import { Harness, functions } from '../../../local/step-functions/state-machine-harness';

const SCORES = [0.9, 0.8, 0.3, 0.7, 0.2, 0.1];
const TRUTH = [1, 1, 1, 0, 0, 0];

/** The state machine on the local interpreter, with the real functions over objects in memory. */
class Nights {
  readonly objects = new Map<string, Buffer>();
  readonly metrics: object[] = [];
  readonly shares: object[] = [];

  constructor() {
    memoryS3(this.objects);
    const { metrics } = this;
    jest.spyOn(Metrics.prototype, 'publishStoredMetrics').mockImplementation(function (this: Metrics) {
      metrics.push(this.serializeMetrics());
      return this;
    });
    // Powertools says that CloudWatch takes no metrics of 2001.
    jest.spyOn(console, 'warn').mockImplementation();
  }

  predict(inferenceId: string, time: string, scores = SCORES): void {
    const request = { inferenceId, time: new Date(time), input: '', output: scores.join('\n') };
    this.objects.set(`monitoring/${captureKey('endpoint', 'AllTraffic', request)}`, Buffer.from(captureLine(request)));
  }

  label(inferenceId: string, hour: string, labels = TRUTH): void {
    const line = {
      groundTruthData: { data: labels.join('\n'), encoding: 'CSV' },
      eventMetadata: { eventId: inferenceId },
      eventVersion: '0',
    };
    this.objects.set(`monitoring/labels/endpoint/${hour}/${inferenceId}.jsonl`, Buffer.from(`${JSON.stringify(line)}\n`));
  }

  async night(time: string, sizes = SIZES): Promise<QualityRun> {
    const harness = new Harness({
      services: {
        ...functions({ sort, judge, join: (share: Parameters<typeof join>[0]) => this.shares.push(share) && join(share) }),
        s3: { ListObjectsV2: ({ Prefix }: { Prefix: string }) => this.list(Prefix) },
      },
    });
    try {
      return (await harness.output(definition(sizes), { time })) as QualityRun;
    } finally {
      await harness.cloud.stop();
    }
  }

  report(day: string): QualityReport {
    return JSON.parse(this.objects.get(`monitoring/reports/flights/${day}/quality.json`)?.toString() ?? '') as QualityReport;
  }

  private async list(prefix: string): Promise<object> {
    const keys = [...this.objects.keys()].map((name) => name.replace('monitoring/', ''));
    return { Contents: keys.filter((key) => key.startsWith(prefix)).map((Key) => ({ Key, Size: 1, LastModified: new Date(0) })) };
  }
}

const SIZES = { requestsPerJoin: undefined as number | undefined };

function definition({ requestsPerJoin }: typeof SIZES): object {
  const named = (functionArn: string): IFunction => ({ functionArn }) as IFunction;
  const states = qualityStates({
    bucketName: 'monitoring',
    capturePrefix: 'capture/endpoint/AllTraffic/',
    labelPrefix: 'labels/endpoint/',
    horizonDays: 2,
    requestsPerJoin,
    sort: named('sort'),
    join: named('join'),
    judge: named('judge'),
  });
  const text = JSON.stringify({ QueryLanguage: 'JSONata', ...states });
  return JSON.parse(text.replace(/\$\{Token\[AWS\.Partition\.\d+\]\}/g, 'aws')) as object;
}

let nights: Nights;

beforeEach(() => {
  nights = new Nights();
});

afterEach(() => {
  jest.restoreAllMocks();
});

test('joins the labels of the day after, reports and publishes', async () => {
  nights.predict('x', '2001-02-03T10:00:00Z');
  nights.predict('plumbline-probe', '2001-02-03T10:00:00Z');
  nights.label('x', '2001/02/04/00');
  const run = await nights.night('2001-02-04T00:45:00Z');
  expect(run).toMatchObject({ window: '2001-02-03', verdict: 'good', labelledRows: 6, changed: ['2001-02-03'] });
  expect(run.auc).toBeCloseTo(8 / 9, 12);
  expect(nights.report('2001-02-03')).toMatchObject({ predictions: { requests: 1, rows: 6, unreadable: 0 }, labels: { coverage: 1 } });
  expect(nights.metrics).toMatchObject([
    {
      Environment: 'test',
      Model: 'flights',
      LabelledRows: 6,
      Auc: run.auc,
      F1: 2 / 3,
      _aws: { Timestamp: Date.parse('2001-02-04T00:45:00Z') },
    },
  ]);
});

test('a day without traffic and labels is not enough data, and publishes nothing', async () => {
  const run = await nights.night('2001-02-04T00:45:00Z');
  expect(run).toMatchObject({ verdict: 'not-enough-data', auc: null, reason: '0 of 0 predicted rows are labelled, a verdict needs 6' });
  expect(nights.metrics).toEqual([]);
});

test('late labels re-open the day of their predictions, once', async () => {
  nights.predict('x', '2001-02-03T10:00:00Z');
  nights.predict('y', '2001-02-04T10:00:00Z');
  await nights.night('2001-02-04T00:45:00Z');
  expect(nights.report('2001-02-03').verdict).toBe('not-enough-data');

  nights.label('x', '2001/02/05/00');
  nights.label('z', '2001/02/04/13');
  expect(await nights.night('2001-02-05T00:45:00Z')).toMatchObject({ verdict: 'not-enough-data', changed: ['2001-02-03', '2001-02-04'] });
  expect(nights.report('2001-02-03')).toMatchObject({ revision: 2, verdict: 'good', labels: { requests: 1, late: 1 } });
  expect(nights.report('2001-02-04').collected).toEqual({ requests: 1, orphans: 1, unreadable: 0 });

  expect(await nights.night('2001-02-05T00:45:00Z')).toMatchObject({ changed: [] });
  expect(nights.metrics.map((values) => ['Auc' in values, 'LabelledRows' in values && values.LabelledRows])).toEqual([
    [false, 0],
    [true, 6],
    [false, 6],
  ]);
});

test('labels past the horizon change nothing any more', async () => {
  nights.predict('x', '2001-02-03T10:00:00Z');
  await nights.night('2001-02-04T00:45:00Z');
  nights.label('x', '2001/02/06/00');
  await nights.night('2001-02-06T00:45:00Z');
  expect(nights.report('2001-02-03')).toMatchObject({ revision: 1, verdict: 'not-enough-data' });
});

test('heavy traffic is joined in shares, with the same result', async () => {
  for (let i = 0; i < 20; i++) {
    nights.predict(`x${i}`, '2001-02-03T10:00:00Z');
    nights.label(`x${i}`, '2001/02/04/00');
  }
  const whole = await nights.night('2001-02-04T00:45:00Z');
  const report = nights.report('2001-02-03');
  expect(nights.shares).toEqual([{ window: '2001-02-03', first: 0, last: 63 }]);

  nights.shares.length = 0;
  expect(await nights.night('2001-02-04T00:45:00Z', { requestsPerJoin: 20 })).toEqual({ ...whole, changed: [] });
  expect(nights.shares).toEqual([
    { window: '2001-02-03', first: 0, last: 20 },
    { window: '2001-02-03', first: 21, last: 41 },
    { window: '2001-02-03', first: 42, last: 63 },
  ]);
  expect(nights.report('2001-02-03')).toEqual(report);
});
