import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CHECKS } from '../../lib/constructs/delivery/checked-synth';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly uses?: string;
  readonly environment?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return { file, text, workflow: parse(text) as Workflow };
});
const jobs = workflows.flatMap(({ file, workflow }) => Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${file} ${id}`, job })));
const steps = jobs.flatMap(({ name, job }) => (job.steps ?? []).map((step) => ({ name, step })));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

function commandsOf(file: string, id: string): string[] {
  const job = workflows.find((entry) => entry.file === file)?.workflow.jobs[id];
  return (job?.steps ?? []).flatMap(({ run }) => run ?? []);
}

function jenkinsCommands(): string[] {
  return [...readFileSync('Jenkinsfile', 'utf8').matchAll(/sh (['"])(.+)\1/g)].map(([, , command]) => command ?? '');
}

test('every action is pinned by the hash of a commit, with its version beside it', () => {
  const lines = workflows.flatMap(({ text }) => text.split('\n').filter((line) => /\buses:/.test(line)));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !/uses: ([\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/\S+)$/.test(line))).toEqual([]);
});

test('one action has one version in all workflows', () => {
  const used = [...new Set(steps.flatMap(({ step }) => step.uses ?? []))];
  expect(new Set(used.map((uses) => uses.split('@')[0])).size).toBe(used.length);
});

test('a workflow may read the repository and nothing else', () => {
  expect(workflows.filter(({ workflow }) => JSON.stringify(workflow.permissions) !== '{"contents":"read"}')).toEqual([]);
});

test('only a job of a protected environment gets an identity, and no job may write anything else', () => {
  const more = jobs.filter(({ job }) => job.permissions !== undefined);
  expect(more.filter(({ job }) => JSON.stringify(job.permissions) !== '{"contents":"read","id-token":"write"}')).toEqual([]);
  expect(more.filter(({ job }) => job.environment === undefined)).toEqual([]);
  const assuming = steps.filter(({ step }) => step.uses?.startsWith('aws-actions/') === true).map(({ name }) => name);
  expect(assuming.sort()).toEqual(more.map(({ name }) => name).sort());
});

test('no stored secret is used, and no checkout leaves its token behind', () => {
  expect(workflows.filter(({ text }) => /secrets\.|aws-access-key-id/.test(text))).toEqual([]);
  const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@') === true);
  expect(checkouts.filter(({ step }) => step.with?.['persist-credentials'] !== false)).toEqual([]);
});

test('every job that runs steps has a time limit', () => {
  expect(jobs.filter(({ job }) => job.steps !== undefined && job['timeout-minutes'] === undefined).map(({ name }) => name)).toEqual([]);
});

test("nothing from outside is pasted into a shell, and no workflow runs on a stranger's terms", () => {
  expect(steps.filter(({ step }) => step.run?.includes('${{') === true)).toEqual([]);
  expect(workflows.filter(({ workflow }) => 'pull_request_target' in workflow.on)).toEqual([]);
});

test('all front ends run the same checks', () => {
  expect(commandsOf('ci.yml', 'check')).toEqual(CHECKS);
  expect(jenkinsCommands().slice(0, CHECKS.length)).toEqual(CHECKS);
});

test('all front ends deploy by the same scripts, the pilot first', () => {
  const deploys = ["npm run deploy -- 'Pilot/*'", "npm run deploy -- 'Production/*'"];
  const isDeploy = (command: string): boolean => command.startsWith('npm run deploy');
  expect(['pilot', 'production-changes', 'production'].flatMap((id) => commandsOf('deploy.yml', id)).filter(isDeploy)).toEqual(deploys);
  expect(jenkinsCommands().filter(isDeploy)).toEqual(deploys);
});

test('every command is an npm script of this package, but for the page of the summary', () => {
  const commands = [...steps.flatMap(({ step }) => step.run ?? []), ...jenkinsCommands()].filter(
    (command) => !command.startsWith('printf'),
  );
  expect(commands.filter((command) => !/^npm (ci|run .+)$/.test(command))).toEqual([]);
  const names = commands.flatMap((command) => /^npm run (?:--silent )?(\S+)/.exec(command)?.[1] ?? []);
  expect(names.filter((name) => !(name in scripts))).toEqual([]);
});
