import type * as Abort from '../../../local/step-functions/abort';

// Imported before the interpreter: time-outs are in whole seconds of real time, of which a test has none to spare.
jest.mock('../../../local/step-functions/abort', () => {
  const actual = jest.requireActual<typeof Abort>('../../../local/step-functions/abort');
  const afterReal: typeof actual.afterReal = (seconds, onTime) => actual.afterReal(seconds / 50, onTime);
  return { ...actual, afterReal };
});
