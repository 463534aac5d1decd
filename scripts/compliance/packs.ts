import type { App } from 'aws-cdk-lib/core';
import { Validations } from 'aws-cdk-lib/core';
import type { NagPack } from 'cdk-nag';
import { acknowledgementProblems } from '../../lib/compliance/acknowledgement-problems';
import type { Acknowledgement } from '../../lib/compliance/acknowledgements';
import { acknowledgementsBelow } from '../../lib/compliance/acknowledgements';
import type { Cause } from '../../lib/compliance/causes';
import { CAUSES } from '../../lib/compliance/causes';
import type { Finding } from '../../lib/compliance/findings';
import { findingsBelow, isBelow } from '../../lib/compliance/findings';
import { blockingPacks, reportedPacks } from '../../lib/compliance/packs';
import { PIPELINE_CAUSES } from '../../lib/compliance/pipeline-causes';
import { countEvaluations } from './counted-pack';
import type { Part } from './part';

/** What a rule pack said of the whole app. */
export interface PackResult {
  readonly pack: string;
  /** Whether a finding that is not acknowledged stops synthesis. */
  readonly blocks: boolean;
  /** Evaluations of a rule on a resource that it applies to. */
  readonly applicable: number;
  readonly findings: number;
  readonly acknowledged: number;
}

/** What all packs said, and how many acknowledgements each cause has. */
export interface PackResults {
  readonly packs: readonly PackResult[];
  readonly acknowledgements: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

/** Runs every pack over the construct tree of a synthesized app. */
export function packResults(app: App): PackResults {
  const acknowledged = acknowledgementsBelow(app);
  const runs = [
    ...blockingPacks().map((pack) => runPack(app, pack, acknowledged, true)),
    ...reportedPacks().map((pack) => runPack(app, pack, acknowledged, false)),
  ];
  const causes = [...CAUSES, ...PIPELINE_CAUSES];
  const reasons = reasonsBelow(app);
  const blocking = runs.filter(({ result }) => result.blocks).flatMap(({ found }) => found);
  return {
    packs: runs.map(({ result }) => result),
    acknowledgements: Object.fromEntries(causes.map((cause) => [cause.id, reasons.filter((reason) => isOf(cause, reason)).length])),
    problems: [
      ...runs.flatMap(({ result, left }) => (result.blocks ? left.map(({ path, rule }) => `${path} breaks ${rule}`) : [])),
      ...acknowledgementProblems(app, causes, blocking),
    ],
  };
}

/** The results as a part of the gate. */
export function packsPart({ packs, acknowledgements, problems }: PackResults): Part {
  const sum = (of: (result: PackResult) => number): number =>
    packs.filter(({ blocks }) => blocks).reduce((total, result) => total + of(result), 0);
  return {
    name: 'packs',
    figures: {
      packs: packs.length,
      applicable: sum(({ applicable }) => applicable),
      findings: sum(({ findings }) => findings),
      acknowledged: sum(({ acknowledged }) => acknowledged),
      causes: Object.keys(acknowledgements).length,
    },
    problems,
  };
}

function runPack(
  app: App,
  pack: NagPack,
  acknowledgements: readonly Acknowledgement[],
  blocks: boolean,
): { readonly result: PackResult; readonly found: readonly Finding[]; readonly left: readonly Finding[] } {
  const count = countEvaluations(pack);
  const found = findingsBelow(app, [pack]);
  const left = found.filter(
    (finding) => !acknowledgements.some(({ construct, rule }) => rule === finding.rule && isBelow(finding, construct.node.path)),
  );
  const result = {
    pack: pack.name,
    blocks,
    applicable: count.applicable,
    findings: found.length,
    acknowledged: found.length - left.length,
  };
  return { result, found, left };
}

/** The reasons of all acknowledgements, those of CloudFormation Validate's findings too. */
function reasonsBelow(app: App): string[] {
  return app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.values(data as Record<string, string>));
}

function isOf({ reason, decision }: Cause, text: string): boolean {
  return text === `${reason} (${decision})`;
}
