import { captureLine } from '../../../lambda/predict/capture';
import { capturedRows } from '../../../lambda/profile-capture/captured-rows';
import type { FeatureColumn } from '../../../lambda/shared/feature-columns';

const FEATURES: FeatureColumn[] = [
  { name: 'distance', type: 'integer' },
  { name: 'origin', type: 'string' },
];
const TIME = new Date('2001-02-03T04:05:06Z');

function line(input: string, inferenceId = 'abc'): string {
  return captureLine({ inferenceId, time: TIME, input, output: '0.5' });
}

test('reads every row of every request, missing values as null', () => {
  expect(capturedRows(line('500,ATL\n,LAX') + line('7,'), FEATURES)).toEqual({
    rows: [
      { distance: 500, origin: 'ATL' },
      { distance: null, origin: 'LAX' },
      { distance: 7, origin: null },
    ],
    unreadable: 0,
  });
});

test('leaves out the probes of a promotion', () => {
  expect(capturedRows(line('500,ATL', 'plumbline-probe'), FEATURES)).toEqual({ rows: [], unreadable: 0 });
});

test('reads input that was captured as base64', () => {
  const record = line('500,ATL')
    .replace('"500,ATL"', `"${Buffer.from('500,ATL').toString('base64')}"`)
    .replace('"CSV"', '"BASE64"');
  expect(capturedRows(record, FEATURES).rows).toEqual([{ distance: 500, origin: 'ATL' }]);
});

test.each([
  ['a torn line', '{"captureData":'],
  ['another encoding', line('500,ATL').replaceAll('"CSV"', '"JSON"')],
  ['a column too many', line('500,ATL,1')],
  ['text for a number', line('far,ATL')],
  ['no input', '{"captureData":{}}'],
])('counts %s as unreadable and goes on', (_, bad) => {
  expect(capturedRows(`${bad.trimEnd()}\n${line('7,ORD')}`, FEATURES)).toEqual({ rows: [{ distance: 7, origin: 'ORD' }], unreadable: 1 });
});
