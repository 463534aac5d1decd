import type { RetrainDecision } from '../../../lambda/retrain-controller/contract';
import type { IngestedFile, Situation } from '../../../lambda/retrain-controller/core';
import { decide, spentInMonth } from '../../../lambda/retrain-controller/core';

const POLICY = { cooldownHours: 336, minNewRows: 50_000, trainingDays: 31, monthlyBudgetUsd: 1, trainingCostUsd: 0.25 };
const REQUEST = { time: '2001-02-17T00:30:00Z', trigger: 'drift' };

/** Daily files of 17,000 rows from one day up to another, both included. */
function files(first: string, last: string): IngestedFile[] {
  const found: IngestedFile[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    found.push({ sourceKey: `flights/${day}.csv`, good: 17_000, firstDay: day, lastDay: day, outcome: 'ingested', at: `${day}T06:00:00Z` });
  }
  return found;
}

function situation(overrides: Partial<Situation> = {}): Situation {
  return { running: [], decisions: [], files: files('2001-01-01', '2001-02-16'), trainedTo: '2001-02-01', ...overrides };
}

function started(at: string, estimatedCostUsd?: number): RetrainDecision {
  return { model: 'm', at, decision: 'started', reason: '', trigger: 'drift', estimatedCostUsd };
}

test('trains on the newest labelled days and says how many rows are new', () => {
  expect(decide(REQUEST, POLICY, situation())).toEqual({
    range: { from: '2001-01-17', to: '2001-02-17' },
    reason: '272000 new labelled rows; training on 2001-01-17 to 2001-02-17',
  });
});

test('counts every row as new while no model is live', () => {
  expect(decide(REQUEST, POLICY, situation({ trainedTo: undefined }))).toHaveProperty('range');
});

test.each<[string, Partial<Situation>, string]>([
  ['a training runs', { running: ['retrain-1'] }, 'a training is in flight: retrain-1'],
  ['the last retraining is too recent', { decisions: [started('2001-02-10T00:30:00Z')] }, 'less than 336 hours ago'],
  ['there are too few new rows', { trainedTo: '2001-02-15' }, '34000 new labelled rows since 2001-02-15; 50000 are needed'],
  [
    "a training could exceed the month's budget",
    { decisions: [started('2001-02-01T00:00:00Z', 0.8)] },
    "a training costs up to 0.25 USD and 0.80 USD of the month's budget of 1.00 USD are spent",
  ],
  ['there are no rows at all', { files: [] }, '0 new labelled rows'],
  [
    'the newest file breaks its contract',
    {
      files: [
        ...files('2001-01-01', '2001-02-15'),
        { sourceKey: 'flights/bad.csv', good: 0, outcome: 'rejected', at: '2001-02-16T06:00:00Z' },
      ],
    },
    'the newest file flights/bad.csv breaks its contract',
  ],
])('refuses when %s', (_, overrides, reason) => {
  expect(decide(REQUEST, POLICY, situation(overrides))).toEqual({ refused: expect.stringContaining(reason) as string });
});

test('a refused request does not start the cooldown, and an old start has ended it', () => {
  const refused: RetrainDecision = { ...started('2001-02-16T00:30:00Z'), decision: 'refused' };
  expect(decide(REQUEST, POLICY, situation({ decisions: [refused, started('2001-02-03T00:30:00Z')] }))).toHaveProperty('range');
});

test('superseded files do not count', () => {
  const superseded = files('2001-02-01', '2001-02-16').map((file) => ({ ...file, outcome: 'superseded' }));
  expect(decide(REQUEST, POLICY, situation({ files: superseded }))).toHaveProperty('refused');
});

test('spends its budget to the last cent, and has a new one each month', () => {
  const after = (...decisions: RetrainDecision[]) => decide(REQUEST, { ...POLICY, cooldownHours: 0 }, situation({ decisions }));
  expect(after(started('2001-02-01T00:00:00Z', 0.75))).toHaveProperty('range');
  expect(after(started('2001-02-01T00:00:00Z', 0.76))).toHaveProperty('refused');
  expect(after(started('2001-01-31T23:59:59Z', 5))).toHaveProperty('range');
});

test('sums the estimates of a month, of what was started only', () => {
  const decisions = [started('2001-02-01T00:00:00Z', 0.5), started('2001-02-28T23:59:59Z', 0.25), started('2001-03-01T00:00:00Z', 1)];
  expect(spentInMonth([...decisions, { ...started('2001-02-02T00:00:00Z'), decision: 'refused' }], '2001-02-17T00:30:00Z')).toBe(0.75);
});
