import { textTable } from '../../cli/changes/text-table';
import type { PackResults } from './packs';
import type { Part } from './part';
import type { TimedPart } from './run-parts';

/** What parts counted, by their names. */
type Figures = Readonly<Record<string, Part['figures']>>;

/** Parts that are witnesses. */
const WITNESSES: readonly string[] = [
  'cfn-lint',
  'control tower',
  'cloudformation validate',
  'same synthesis',
  'state language',
  'request shapes',
  'bundles',
];

/** What `cdk.out/compliance.json` holds. */
export interface ComplianceReport {
  readonly version: 1;
  readonly passed: boolean;
  readonly packs: PackResults['packs'];
  /** Acknowledged findings, by the id of their cause. */
  readonly acknowledgements: PackResults['acknowledgements'];
  /** What each witness counted: a judge of the templates that others wrote, or a second look at them. */
  readonly witnesses: Figures;
  /** What each other part counted, such as `pitfalls`. */
  readonly proofs: Figures;
  readonly problems: readonly string[];
  /** Wall time of each part, of the gate's own synthesis, and of all together; parts run side by side. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** Puts together what the packs and the parts say. */
export function complianceReport(
  packs: PackResults,
  parts: readonly TimedPart[],
  seconds: { readonly synthesis: number; readonly total: number },
): ComplianceReport {
  const problems = parts.flatMap((part) => part.problems.map((problem) => `${part.name}: ${problem}`));
  return {
    version: 1,
    passed: problems.length === 0,
    packs: packs.packs,
    acknowledgements: packs.acknowledgements,
    witnesses: figuresOf(parts.filter(({ name }) => WITNESSES.includes(name))),
    proofs: figuresOf(parts.filter(({ name }) => !WITNESSES.includes(name))),
    problems,
    seconds: { ...Object.fromEntries(parts.map((part) => [part.name, part.seconds])), ...seconds },
  };
}

function figuresOf(parts: readonly Part[]): Figures {
  return Object.fromEntries(parts.map(({ name, figures }) => [name, figures]));
}

/** The report for people: the packs, the causes, the parts, and what is wrong. */
export function reportText({ packs, acknowledgements, witnesses, proofs, problems, seconds }: ComplianceReport): string {
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
      Object.entries({ ...witnesses, ...proofs }).map(([part, figures]) => ({
        part,
        counted: Object.entries(figures)
          .map(([figure, count]) => `${count} ${figure}`)
          .join(', '),
        problems: String(problems.filter((problem) => problem.startsWith(`${part}: `)).length),
        seconds: (seconds[part] ?? NaN).toFixed(1),
      })),
    ),
    ...(problems.length === 0 ? [] : [problems.join('\n')]),
    `problems: ${problems.length}, seconds: ${(seconds['total'] ?? NaN).toFixed(1)}`,
  ].join('\n\n');
}
