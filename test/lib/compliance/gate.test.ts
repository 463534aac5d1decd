import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CAUSES } from '../../../lib/compliance/causes';
import { settle } from '../../../lib/compliance/settlement';
import { acknowledgements, allFindings } from '../../findings';
import { platformStages, stacksOf } from '../../stage';

/** Rules of the packs. The built-in validator, which unit tests leave out, has acknowledgements by aws-cdk-lib itself. */
const OF_A_PACK = /^(AwsSolutions|Serverless)::/;

/** Acknowledged rules by the construct that acknowledges them. */
function acknowledged(): { path: string; rule: string; reason: string }[] {
  const { pilot, production } = platformStages();
  settle(pilot);
  settle(production);
  return [pilot, production].flatMap((stage) =>
    stage.node.findAll().flatMap((construct) =>
      Object.entries(acknowledgements(construct))
        .filter(([rule]) => OF_A_PACK.test(rule))
        .map(([rule, reason]) => ({ path: construct.node.path, rule, reason })),
    ),
  );
}

beforeAll(() => {
  const { pilot, production } = platformStages();
  pilot.synth();
  production.synth();
});

test('every finding of the packs is acknowledged', () => {
  const known = acknowledged();
  const { pilot, production } = platformStages();
  const open = [...stacksOf(pilot), ...stacksOf(production)]
    .flatMap((stack) => allFindings(stack))
    .filter(({ path, rule }) => !known.some((entry) => entry.rule === rule && `${path}/`.startsWith(`${entry.path}/`)));
  expect(open).toEqual([]);
});

test('every acknowledgement of a pack still has its finding', () => {
  const { pilot, production } = platformStages();
  const found = [...allFindings(pilot), ...allFindings(production)];
  const stale = acknowledged().filter(
    ({ path, rule }) => !found.some((finding) => finding.rule === rule && `${finding.path}/`.startsWith(`${path}/`)),
  );
  expect(stale).toEqual([]);
});

test('every acknowledgement gives the reason and the decision record of one cause', () => {
  const reasons = CAUSES.map(({ reason, decision }) => `${reason} (${decision})`);
  expect(acknowledged().filter(({ reason }) => !reasons.includes(reason))).toEqual([]);
});

test('there are at most 12 causes, each with an id, a reason and a decision record', () => {
  expect(CAUSES.length).toBeLessThanOrEqual(12);
  expect(new Set(CAUSES.map(({ id }) => id)).size).toBe(CAUSES.length);
  expect(CAUSES.filter(({ reason, decision }) => reason === '' || !existsSync(join(__dirname, '../../..', decision)))).toEqual([]);
});
