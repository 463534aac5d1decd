import { AwsError } from '../../../local/core/aws-error';
import { wireError } from '../../../local/http/wire-error';

const onStderr = jest.spyOn(console, 'error').mockImplementation(() => undefined);

beforeEach(() => {
  onStderr.mockClear();
});

test('an error of AWS is told as it is', () => {
  expect(wireError(new AwsError('Throttling', 'slow down', 429))).toMatchObject({ code: 'Throttling', message: 'slow down', status: 429 });
  expect(onStderr).not.toHaveBeenCalled();
});

test('a fault of local mode is an internal failure, with its stack on stderr', () => {
  expect(wireError(new TypeError('x is undefined'))).toMatchObject({ code: 'InternalFailure', status: 500 });
  expect(onStderr).toHaveBeenCalledTimes(1);
});

test('a client that goes away in the middle of a request is no fault of local mode', () => {
  wireError(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
  expect(onStderr).not.toHaveBeenCalled();
});
