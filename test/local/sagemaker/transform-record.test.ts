import { recordProcessing } from '../../../local/sagemaker/transform-record';

test('adds SageMakerOutput to a JSON object', () => {
  const processing = recordProcessing({ JoinSource: 'Input' }, 'application/jsonlines');
  expect(processing?.output('{"id":1}', '0.5')).toBe('{"id":1,"SageMakerOutput":0.5}');
});

test('wraps a JSON value that is no object', () => {
  const processing = recordProcessing({ JoinSource: 'Input' }, 'application/jsonlines');
  expect(processing?.output('[1]', '0.5')).toBe('{"SageMakerInput":[1],"SageMakerOutput":0.5}');
});

test('keeps CSV fields byte for byte, empty ones and quoted ones too', () => {
  const processing = recordProcessing({ InputFilter: '$[1:]', JoinSource: 'Input' }, 'text/csv');
  expect(processing?.input('"a,""b""",,\\N,')).toBe(',\\N,');
  expect(processing?.output('"a,""b""",,1', '0.5')).toBe('"a,""b""",,1,0.5');
});

test('leaves records alone without filters and join', () => {
  expect(recordProcessing({}, 'text/csv')).toBeUndefined();
});
