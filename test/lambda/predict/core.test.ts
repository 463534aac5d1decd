import { captureKey, captureLine } from '../../../lambda/predict/capture';
import { toPredictions } from '../../../lambda/predict/core';
import { toCsv } from '../../../lambda/shared/model-csv';
import { modelVersion } from '../../../lambda/shared/model-version';

test('writes rows as CSV with missing values empty and booleans as numbers', () => {
  expect(
    toCsv([
      [1, null, 'ATL', true],
      [2.5, 0, 'LAX', false],
    ]),
  ).toBe('1,,ATL,1\n2.5,0,LAX,0');
});

test('reads one score a row and labels it by the threshold', () => {
  expect(toPredictions('0.2\n0.5\n', 2, 'abc', 0.5)).toEqual([
    { id: 'abc#0', score: 0.2, label: 0 },
    { id: 'abc#1', score: 0.5, label: 1 },
  ]);
});

test.each(['', '0.1', '0.1\n0.2\n0.3', '0.1\nnan', '<html>'])('refuses the answer %j to two rows', (answer) => {
  expect(() => toPredictions(answer, 2, 'abc', 0.5)).toThrow('the model must answer 2 scores');
});

test('reads the version off a model package ARN', () => {
  expect(modelVersion('arn:aws:sagemaker:us-east-1:111122223333:model-package/plumbline-pilot-flight-delay/12')).toBe(12);
  expect(modelVersion('none')).toBe(0);
});

test("stores captures as SageMaker's own capture does", () => {
  const captured = { inferenceId: 'abc', time: new Date('2001-02-03T04:05:06.789Z'), input: '1,2', output: '0.5' };
  expect(captureKey('endpoint', 'AllTraffic', captured)).toBe('capture/endpoint/AllTraffic/2001/02/03/04/05-06-789-abc.jsonl');
  expect(captureLine(captured).endsWith('\n')).toBe(true);
  expect(JSON.parse(captureLine(captured))).toEqual({
    captureData: {
      endpointInput: { observedContentType: 'text/csv', mode: 'INPUT', data: '1,2', encoding: 'CSV' },
      endpointOutput: { observedContentType: 'text/csv', mode: 'OUTPUT', data: '0.5', encoding: 'CSV' },
    },
    eventMetadata: { eventId: 'abc', inferenceId: 'abc', inferenceTime: '2001-02-03T04:05:06Z' },
    eventVersion: '0',
  });
});
