import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cfnGuard } from './cfn-guard';
import { CONTROL_TOWER_EXCEPTIONS } from './control-tower-exceptions';
import type { Finding } from './exceptions';
import { explain } from './exceptions';
import { everyAssembly } from './folders';
import type { Part } from './part';
import { resolvedTemplate } from './resolved-template';
import { templatesOf } from './templates';

/** What the rules say of some templates. */
export interface GuardResult {
  /** Rules that some resource of a template had to keep, summed over the templates. */
  readonly applied: number;
  readonly findings: readonly Finding[];
}

/** Runs the proactive controls of AWS Control Tower, which are written for cfn-guard, over every template. */
export async function controlTower(): Promise<Part> {
  const files = templatesOf(everyAssembly()).map(({ file }) => file);
  const { applied, findings } = await guard(files);
  const { explained, problems } = explain(findings, CONTROL_TOWER_EXCEPTIONS);
  return { name: 'control tower', figures: { templates: files.length, applied, findings: findings.length, explained }, problems };
}

/**
 * What the rules find in templates.
 *
 * @param folder for the copies that cfn-guard reads; emptied before
 */
export async function guard(files: readonly string[], folder = join('.cache', 'compliance', 'guard')): Promise<GuardResult> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const originals = new Map(files.map((file, index) => [resolve(folder, `${index}.json`), file]));
  for (const [copy, file] of originals) {
    writeFileSync(copy, JSON.stringify(resolvedTemplate(JSON.parse(readFileSync(file, 'utf8')))));
  }
  const reports = await cfnGuard([...originals.keys()]);
  return {
    applied: reports.reduce((sum, { compliant, not_compliant }) => sum + compliant.length + not_compliant.length, 0),
    findings: reports.flatMap(({ name, not_compliant }) =>
      not_compliant.flatMap(({ Rule }) => findingsOf(originals.get(name) ?? name, Rule.name, JSON.stringify(Rule))),
    ),
  };
}

/** One finding a resource: the rule's own report repeats each of them for every clause. */
function findingsOf(file: string, rule: string, report: string): Finding[] {
  const message = /\[CT\.[^"]*?(?=\\n|")/.exec(report)?.[0] ?? rule;
  const resources = new Set([...report.matchAll(/"path":"\/Resources\/(\w+)/g)].map(([, id = '']) => id));
  return (resources.size === 0 ? [''] : [...resources]).map((id) => ({ rule, where: `${file}#${id}`, message }));
}
