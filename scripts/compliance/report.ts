import { textTable } from '../../cli/changes/text-table';
import type { PackResults } from './packs';
import type { TimedPart } from './run-parts';

/** What `cdk.out/compliance.json` holds. */
export interface ComplianceReport {
  readonly version: 1;
  readonly passed: boolean;
  readonly packs: PackResults['packs'];
  /** Acknowledged findings, by the id of their cause. */
  readonly acknowledgements: PackResults['acknowledgements'];
  /** What each part counted. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly problems: readonly string[];
  /** Wall time of each part, and of all together. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** Puts together what the packs and the parts say. */
export function complianceReport(packs: PackResults, parts: readonly TimedPart[], totalSeconds: number): ComplianceReport {
  const problems = parts.flatMap((part) => part.problems.map((problem) => `${part.name}: ${problem}`));
  return {
    version: 1,
    passed: problems.length === 0,
    packs: packs.packs,
    acknowledgements: packs.acknowledgements,
    parts: Object.fromEntries(parts.map(({ name, figures }) => [name, figures])),
    problems,
    seconds: { ...Object.fromEntries(parts.map(({ name, seconds }) => [name, seconds])), total: totalSeconds },
  };
}

/** The report for people: the packs, the causes, the parts, and what is wrong. */
export function reportText({ packs, acknowledgements, parts, problems, seconds }: ComplianceReport): string {
  return [
    textTable(
      packs.map(({ pack, blocks, applicable, findings, acknowledged }) => ({
        pack: blocks ? pack : `${pack} (reported)`,
        applicable: String(applicable),
        findings: String(findings),
        acknowledged: String(acknowledged),
      })),
    ),
    textTable(Object.entries(acknowledgements).map(([cause, count]) => ({ cause, acknowledgements: String(count) }))),
    textTable(
      Object.entries(parts).map(([part, figures]) => ({
        part,
        counted: Object.entries(figures)
          .map(([figure, count]) => `${count} ${figure}`)
          .join(', '),
        problems: String(problems.filter((problem) => problem.startsWith(`${part}: `)).length),
        seconds: (seconds[part] ?? NaN).toFixed(1),
      })),
    ),
    ...(problems.length === 0 ? [] : [problems.join('\n')]),
    `${problems.length} problems in ${(seconds['total'] ?? NaN).toFixed(1)} s`,
  ].join('\n\n');
}
