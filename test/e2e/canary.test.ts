import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { executionArns, newOutputs } from '../../cli/demo/executions';
import { dayOfFeatures, replayTraffic } from '../../cli/demo/replay';
import type { PromotionOutput } from '../../cli/demo/versions';
import { FLIGHT_DELAY, approve, rollBack } from '../../cli/demo/versions';
import { production } from '../../config/production';
import { flightDelay } from '../../models/flight-delay/model';
import { trainFirstVersion } from './first-version';
import { deployments, describeEndpoint, liveParameter } from './live-version';
import type { LocalPlatform } from './local-platform';
import { startPlatform } from './local-platform';
import type { SignedKeys } from './made-version';
import { registerApproved, sign, storeArtifact } from './made-version';
import { stackStates } from './redeploy';

/** A serving script whose container is healthy, and which fails every prediction. */
const FAILING_SCRIPT = `
def model_fn(folder):
    return None

def input_fn(data, content_type):
    return data

def predict_fn(rows, model):
    raise RuntimeError("this version never answers")
`;

const STACK = 'Production-FlightDelay-Endpoint';

let platform: LocalPlatform;
let champion: string;

beforeAll(async () => {
  // The canary's five minutes must be long enough for the probes and the alarm, on a busy machine too.
  platform = await startPlatform(production, 'canary', 120);
  champion = await trainFirstVersion(platform);
  await approve(platform, FLIGHT_DELAY, champion, 'first version');
});

afterAll(async () => {
  await platform.run.stop();
});

/** Registers an approved version; returns how the promotion that the approval starts ends. */
async function promoted(keys: SignedKeys): Promise<PromotionOutput | undefined> {
  const { states } = platform.mlEngineer;
  const workflow = platform.output(FLIGHT_DELAY.serving, 'PromotionWorkflowArn');
  const known = await executionArns(states, workflow);
  await registerApproved(platform, champion, keys);
  return (await newOutputs<PromotionOutput>(states, workflow, known, 1))[0];
}

/** All that a promotion may change. */
async function live(): Promise<object> {
  const [parameter, endpoint, record, stacks] = await Promise.all([
    liveParameter(platform),
    describeEndpoint(platform),
    deployments(platform),
    stackStates(platform),
  ]);
  return { parameter, endpoint, record, stacks };
}

test('a repeated approval changes nothing', async () => {
  const before = await live();
  await expect(approve(platform, FLIGHT_DELAY, champion, 'once more')).resolves.toMatchObject({ outcome: 'unchanged', version: 1 });
  expect(await live()).toEqual(before);
});

test('an artefact that was changed after it was signed is refused before anything is touched', async () => {
  const before = await live();
  const keys = await sign(platform, await storeArtifact(platform, champion, 'changed', {}));
  await storeArtifact(platform, champion, 'changed', { 'code/columns.py': 'import os\n' });
  await expect(promoted(keys)).rejects.toThrow(
    'SignatureError: flight-delay/training/changed/output/model.tar.gz is not what was signed: the file code/columns.py differs',
  );
  expect(await live()).toEqual(before);
});

describe('a version that fails every prediction', () => {
  let configName: string | undefined;

  beforeAll(async () => {
    configName = (await describeEndpoint(platform)).EndpointConfigName;
  });

  test('is rolled back by the alarm on its errors, and the promotion says so', async () => {
    const keys = await sign(platform, await storeArtifact(platform, champion, 'bad', { 'code/serve.py': FAILING_SCRIPT }));
    const { MetricAlarms = [] } = await platform.admin.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: STACK }));
    const alarm = MetricAlarms.find(({ MetricName }) => MetricName === 'Invocation5XXErrors')?.AlarmName ?? '';
    const rolledBack = `RolledBack: CloudFormation ended in UPDATE_ROLLBACK_COMPLETE: the endpoint still serves ${champion}, because`;
    const failure: unknown = await promoted(keys).catch(String);
    expect(failure).toContain(rolledBack);
    expect(failure).toContain(`the alarm(s) [${alarm}] went into ALARM state`);
  });

  test('leaves the version before, its endpoint and its parameter', async () => {
    await expect(liveParameter(platform)).resolves.toBe(champion);
    await expect(describeEndpoint(platform)).resolves.toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: configName });
    const stacks = await stackStates(platform);
    expect(stacks.find(({ name }) => name === STACK)).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  });

  test('is recorded as failed, with the reason', async () => {
    const record = await deployments(platform);
    expect(record).toMatchObject([
      { version: 1, outcome: 'deployed' },
      { version: 3, outcome: 'failed', previousArn: champion, reason: expect.stringContaining('UPDATE_ROLLBACK_COMPLETE') },
    ]);
  });

  test('costs no prediction afterwards', async () => {
    const features = flightDelay.features.map(({ name }) => name);
    const flights = await dayOfFeatures(platform, '2001-01-31', '2001-02-01', features);
    await expect(replayTraffic(platform, FLIGHT_DELAY, flights.slice(0, 500))).resolves.toBe(500);
  });
});

test('a good version goes through the canary, and one command brings the version before back', async () => {
  const keys = await sign(platform, await storeArtifact(platform, champion, 'good', {}));
  await expect(promoted(keys)).resolves.toMatchObject({ outcome: 'deployed', version: 4, previousArn: champion });
  const challenger = await liveParameter(platform);
  expect(challenger).not.toBe(champion);
  await expect(rollBack(platform, FLIGHT_DELAY, 'scores look wrong')).resolves.toEqual({
    outcome: 'deployed',
    modelPackageArn: champion,
    version: 1,
    previousArn: challenger,
  });
  await expect(liveParameter(platform)).resolves.toBe(champion);
  expect((await deployments(platform)).at(-1)).toMatchObject({ version: 1, outcome: 'deployed', reason: 'scores look wrong' });
});
