import { Harness, jsonata, single } from './state-machine-harness';

const harness = new Harness();
afterAll(() => harness.cloud.stop());

const PROCESSOR = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

test.each<[string, object, RegExp]>([
  ['an unknown field', single({ Type: 'Pass', InputPath: '$' }), /the state 'Only' has the unknown field 'InputPath'/],
  [
    'a field of the other language',
    { StartAt: 'Only', States: { Only: { Type: 'Pass', End: true, Output: 1 } } },
    /unknown field 'Output'/,
  ],
  ['an unknown type', single({ Type: 'Pas' }), /the state 'Only' has the unknown Type "Pas"/],
  [
    'an unknown Resource',
    single({ Type: 'Task', Resource: 'arn:aws:states:::lambda:run' }),
    /Resource of the state 'Only': unknown Resource "arn:aws:states:::lambda:run"/,
  ],
  ['.sync where there is no job', single({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.sync' }), /unknown Resource/],
  [
    'a callback where AWS has none',
    single({ Type: 'Task', Resource: 'arn:aws:states:::sagemaker:createModel.waitForTaskToken' }),
    /unknown Resource/,
  ],
  ['a dangling Next', jsonata({ A: { Type: 'Pass', Next: 'Gone' } }), /Next of the state 'A' names the unknown state 'Gone'/],
  [
    'a dangling Catch',
    single({ Type: 'Parallel', Branches: [PROCESSOR], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Gone' }] }),
    /Catch\[0\].Next of the state 'Only'/,
  ],
  [
    'an unknown start',
    { ...jsonata({ A: { Type: 'Succeed' } }), StartAt: 'Gone' },
    /StartAt of the state machine names the unknown state 'Gone'/,
  ],
  ['a state out of reach', jsonata({ A: { Type: 'Succeed' }, B: { Type: 'Succeed' } }), /the state 'B' can't be reached/],
  ['neither Next nor End', jsonata({ A: { Type: 'Pass' } }), /the state 'A' must have either Next or End/],
  ['an expression that is no JSONata', single({ Type: 'Pass', Output: { a: '{% 1 + %}' } }), /Output\/a of the state 'Only' is no JSONata/],
  [
    'an unknown field of a retrier',
    single({ Type: 'Map', Items: [], ItemProcessor: PROCESSOR, Retry: [{ ErrorEquals: ['X'], Interval: 1 }] }),
    /Retry of the state 'Only' has the unknown field 'Interval'/,
  ],
  [
    'an unknown field of a reader',
    single({ Type: 'Map', ItemReader: { Resource: 'r', ReaderConfig: { Type: 'CSV' } }, ItemProcessor: PROCESSOR }),
    /ReaderConfig of the state 'Only' has the unknown field 'Type'/,
  ],
  [
    'an error inside a branch',
    single({ Type: 'Parallel', Branches: [{ StartAt: 'X', States: { X: { Type: 'Pass', Next: 'Y' } } }] }),
    /Next of the state 'X' names the unknown state 'Y'/,
  ],
  [
    'an operator of JSONPath in JSONata',
    jsonata({ C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'D' }] }, D: { Type: 'Succeed' } }),
    /Choices\[0\] of the state 'C' has the unknown field 'Variable'/,
  ],
  [
    'an operation that local mode lacks',
    single({ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:ssm:getParameter', Arguments: {} }),
    /does not emulate ssm:GetParameter, which the state 'Only' calls/,
  ],
])('refuses %s', async (_title, definition, message) => {
  await expect(async () => harness.deploy(definition)).rejects.toThrow(message);
});
