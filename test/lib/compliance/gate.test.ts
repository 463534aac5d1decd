import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgementProblems } from '../../../lib/compliance/acknowledgement-problems';
import { acknowledgementsBelow } from '../../../lib/compliance/acknowledgements';
import { CAUSES } from '../../../lib/compliance/causes';
import { settle } from '../../../lib/compliance/settlement';
import { findings } from '../../findings';
import type { Stages } from '../../stage';
import { platformStages } from '../../stage';

/** Both stages, synthesized and settled. */
let stages: Stages[keyof Stages][];

beforeAll(() => {
  stages = Object.values(platformStages()) as typeof stages;
  for (const stage of stages) {
    stage.synth();
    settle(stage);
  }
});

test('every finding of the packs is acknowledged', () => {
  expect(stages.flatMap(findings)).toEqual([]);
});

test('every acknowledgement hides one finding of one resource, for one of the causes', () => {
  expect(stages.flatMap((stage) => acknowledgementProblems(stage, CAUSES))).toEqual([]);
});

test('every cause is used', () => {
  const given = new Set(stages.flatMap((stage) => acknowledgementsBelow(stage)).map(({ reason }) => reason));
  // The built-in validator, which explicit zones are acknowledged for, is not among the packs.
  expect(CAUSES.filter(({ id, reason, decision }) => id !== 'explicit-zones' && !given.has(`${reason} (${decision})`))).toEqual([]);
});

test('there are at most 12 causes, each with an id, a reason and a decision record', () => {
  expect(CAUSES.length).toBeLessThanOrEqual(12);
  expect(new Set(CAUSES.map(({ id }) => id)).size).toBe(CAUSES.length);
  expect(CAUSES.filter(({ reason, decision }) => reason === '' || !existsSync(join(__dirname, '../../..', decision)))).toEqual([]);
});
