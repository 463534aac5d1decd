import { captureLine } from '../../../lambda/predict/capture';
import { FileRecords } from '../../../lambda/sort-for-join/core';

const TIME = new Date('2001-02-03T04:05:06Z');

function capture(output: string, inferenceId = 'abc'): string {
  return captureLine({ inferenceId, time: TIME, input: '', output }).trim();
}

function label(data: string, more: object = {}): string {
  return JSON.stringify({ groundTruthData: { data, encoding: 'CSV' }, eventMetadata: { eventId: 'abc' }, eventVersion: '0', ...more });
}

function records(side: 'predictions' | 'labels', ...lines: string[]) {
  const file = new FileRecords(side, '2001/02/03/04/file.jsonl');
  file.add(lines);
  return file.records;
}

const place = (line: number) => `2001/02/03/04/file.jsonl#00000000${line}`;

test('reads the scores of a captured request in the order of its rows', () => {
  expect(records('predictions', capture('0.25\n0.5\n'))).toEqual([{ id: 'abc', order: '2001-02-03T04:05:06Z/abc', values: [0.25, 0.5] }]);
});

test("takes the event id where the caller gave no inference id, as SageMaker's own capture has it", () => {
  const line = capture('0.5').replace('"inferenceId":"abc",', '').replace('"eventId":"abc"', '"eventId":"event"');
  expect(records('predictions', line)).toMatchObject([{ id: 'event' }]);
});

test('reads output that was captured as base64', () => {
  const line = capture('0.5').replace(
    '"data":"0.5","encoding":"CSV"',
    `"data":"${Buffer.from('0.5').toString('base64')}","encoding":"BASE64"`,
  );
  expect(records('predictions', line)).toMatchObject([{ values: [0.5] }]);
});

test('leaves out the probes of a promotion', () => {
  expect(records('predictions', capture('0.5', 'plumbline-probe'))).toEqual([]);
});

test('reads one label a row, with its place as its order', () => {
  expect(records('labels', label('0\n1\n1\n'), '', label('1'))).toEqual([
    { id: 'abc', order: place(1), values: [0, 1, 1] },
    { id: 'abc', order: place(3), values: [1] },
  ]);
});

test.each([
  ['a torn line', 'predictions', '{"captureData":'],
  ['a capture without output', 'predictions', '{"captureData":{},"eventMetadata":{"eventId":"a"}}'],
  ['a score that is no probability', 'predictions', capture('1.5')],
  ['a score that is no number', 'predictions', capture('high')],
  ['an empty answer', 'predictions', capture('')],
  ['a torn line', 'labels', '{"groundTruthData":'],
  ['a label that is neither 0 nor 1', 'labels', label('0\n2')],
  ['a row without a label', 'labels', label('0\n\n1')],
  ['no label at all', 'labels', label('')],
  ['another encoding', 'labels', label('1', { groundTruthData: { data: '[1]', encoding: 'JSON' } })],
  ['no event id', 'labels', label('1', { eventMetadata: {} })],
] as const)('keeps the place of %s of %s and goes on', (_, side, line) => {
  expect(records(side, line, side === 'labels' ? label('1') : capture('0.5'))).toMatchObject([
    { id: '', order: place(1), values: null },
    { id: 'abc' },
  ]);
});
