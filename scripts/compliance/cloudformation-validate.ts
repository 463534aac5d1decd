import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYNTHESIZED, everyAssembly } from './folders';
import type { Part } from './part';

/** `validation-report.json` of a cloud assembly, as far as the gate reads it. */
interface ValidationReport {
  readonly pluginReports: readonly PluginReport[];
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly (Violation & { readonly reason?: string })[];
}

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingConstructs: readonly { readonly constructPath?: string }[];
}

/** Asserts that CloudFormation Validate, which the CDK runs at every synthesis, ran and found nothing that is not acknowledged. */
export function cloudFormationValidate(): Promise<Part> {
  const assemblies = everyAssembly();
  const reports = assemblies.map((assembly) => ({ assembly, report: reportOf(assembly) }));
  const acknowledged = reports.reduce((sum, { report }) => sum + (report?.suppressedViolations ?? []).length, 0);
  const problems = reports.flatMap(({ assembly, report }) => problemsOf(assembly, report));
  return Promise.resolve({
    name: 'cloudformation validate',
    figures: { assemblies: assemblies.length, findings: acknowledged + problems.length, acknowledged },
    problems,
  });
}

function reportOf(assembly: string): PluginReport | undefined {
  const { pluginReports } = JSON.parse(readFileSync(join(assembly, 'validation-report.json'), 'utf8')) as ValidationReport;
  return pluginReports.find(({ pluginName }) => pluginName === 'CloudFormation Validate');
}

/**
 * Why an assembly does not pass: one line each.
 *
 * The CDK leaves a validator without a finding out of its report. The platform's own always has some that are acknowledged, so that its
 * absence there means that it was switched off.
 */
export function problemsOf(assembly: string, report: PluginReport | undefined): string[] {
  if (report === undefined) {
    return assembly !== SYNTHESIZED
      ? []
      : [`${assembly}/validation-report.json must have a report of CloudFormation Validate: synthesize without CDK_VALIDATION=false`];
  }
  return [
    ...report.violations.map((violation) => `${pathsOf(violation)} breaks ${violation.ruleName}: ${violation.description}`),
    ...(report.suppressedViolations ?? [])
      .filter(({ reason = '' }) => reason.trim() === '')
      .map((violation) => `${pathsOf(violation)} acknowledges ${violation.ruleName} without a reason`),
  ];
}

function pathsOf({ violatingConstructs }: Violation): string {
  return violatingConstructs.map(({ constructPath = 'unknown construct' }) => constructPath).join(', ');
}
