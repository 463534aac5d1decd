import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyStacks } from '../../cli/changes/assembly-stacks';
import { stackChanges } from '../../cli/changes/stack-changes';
import { createCloud } from '../../local/cloud-factory';
import type { Assembly } from '../../local/cloudformation/assembly';
import { readAssembly } from '../../local/cloudformation/assembly';
import { deployAssembly } from '../../local/cloudformation/deploy-assembly';
import { stackStore } from '../../local/cloudformation/stack-store';
import type { Cloud } from '../../local/core/cloud';
import { Clock } from '../../local/core/clock';
import { STATEFUL_TYPES } from '../../scripts/compliance/stateful/stateful-types';
import { platformStages } from '../stage';

/** Production as it was released last; `node scripts/freeze-release.mjs` freezes it again. */
const RELEASE = join(__dirname, 'release');

function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'plumbline-upgrade-'));
}

/** The release has one hash for all its functions, whose code plays no part here. */
function lastRelease(): Assembly {
  const assembly = readAssembly(RELEASE, 'Production');
  const bucketName = `cdk-hnb659fds-assets-${assembly.account}-${assembly.region}`;
  return { ...assembly, assets: [{ path: temporaryFolder(), packaging: 'zip', bucketName, objectKey: `${'0'.repeat(64)}.zip` }] };
}

function today(): string {
  return platformStages().production.synth().directory;
}

/** Physical ids of what is stateful, by stack and logical id. */
function statefulIds(cloud: Cloud): Record<string, string> {
  const resources = stackStore(cloud)
    .list()
    .flatMap((stack) => [...stack.resources.values()].map((resource) => ({ ...resource, name: `${stack.name}/${resource.logicalId}` })));
  const stateful = resources.filter(({ definition }) => STATEFUL_TYPES.has(definition.Type));
  return Object.fromEntries(stateful.map(({ name, provisioned }) => [name, provisioned.physicalId]));
}

test("today's templates replace, delete or orphan nothing stateful of the last release", () => {
  const before = assemblyStacks(RELEASE);
  const after = new Map(assemblyStacks(today()).map(({ name, template }) => [name, template]));
  const lost = before
    .flatMap(({ name, template }) => stackChanges(name, template, after.get(name) ?? {}).resources)
    .filter(({ type, impact }) => STATEFUL_TYPES.has(type) && !['create', 'update'].includes(impact));
  expect(lost).toEqual([]);
});

test('deploying them over the last release keeps every stateful resource', async () => {
  const release = lastRelease();
  const { account, region } = release;
  const options = { account, region, partition: 'aws', dataDir: temporaryFolder(), endpoint: 'http://127.0.0.1:4580', clock: new Clock() };
  const cloud = createCloud(options, { containers: {} });
  try {
    await deployAssembly(cloud, release);
    const before = statefulIds(cloud);
    expect(Object.keys(before).length).toBeGreaterThan(30);
    await deployAssembly(cloud, readAssembly(today()));
    expect(statefulIds(cloud)).toMatchObject(before);
  } finally {
    await cloud.stop();
  }
});
