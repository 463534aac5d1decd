import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RUNBOOKS, runbook } from '../../lib/constructs/alerting/runbook';
import { everyResource, offenders } from '../every-template';

const ROOT = join(__dirname, '../..');
const SECTIONS = ['Meaning', 'First look', 'Causes', 'What to do', 'Verify', 'Escalate'];

interface Alarm {
  readonly AlarmDescription?: unknown;
  readonly AlarmActions?: readonly unknown[];
}

const alarms = () => everyResource<Alarm>('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm');

/** Path of the runbook that a description names. */
function linked(description: unknown): string | undefined {
  return /\(runbook: ([^)]+)\)/.exec(JSON.stringify(description ?? ''))?.[1];
}

test('every alarm of every template names a runbook that is there, and notifies somebody', () => {
  expect(alarms().length).toBeGreaterThan(50);
  expect(offenders(alarms(), ({ properties }) => existsSync(join(ROOT, linked(properties.AlarmDescription) ?? 'none')))).toEqual([]);
  expect(offenders(alarms(), ({ properties }) => (properties.AlarmActions ?? []).length > 0)).toEqual([]);
});

test('every runbook is named by an alarm and stands in the table of contents', () => {
  const named = new Set(alarms().map(({ properties }) => linked(properties.AlarmDescription)));
  const contents = readFileSync(join(ROOT, 'docs/runbooks/README.md'), 'utf8');
  const files = readdirSync(join(ROOT, 'docs/runbooks')).filter((file) => file !== 'README.md');
  expect(files.filter((file) => !named.has(`docs/runbooks/${file}`))).toEqual([]);
  expect(files.filter((file) => !contents.includes(`(${file})`))).toEqual([]);
  expect(RUNBOOKS.map(runbook).sort()).toEqual(files.map((file) => `docs/runbooks/${file}`).sort());
});

test.each([...RUNBOOKS])('%s says what it means, where to look, what to do, how to verify and whom to call', (name) => {
  const text = readFileSync(join(ROOT, runbook(name)), 'utf8');
  expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(SECTIONS);
  expect(text).toContain('```bash');
});

test.each([...RUNBOOKS])('%s links pages that are there', (name) => {
  const text = readFileSync(join(ROOT, runbook(name)), 'utf8');
  const links = [...text.matchAll(/\]\(([\w-]+\.md)/g)].map(([, file = '']) => file);
  expect(links.filter((file) => !existsSync(join(ROOT, 'docs/runbooks', file)))).toEqual([]);
});
