import type { Diagnostic } from '../../../local/step-functions/diagnostics';
import { describeDiagnostics } from '../../../local/step-functions/diagnostics';
import { validateDefinition } from '../../../local/step-functions/validate-definition';

const PROCESSOR = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const PASS = { Type: 'Pass', End: true };
const LAMBDA = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
const MAP = { Type: 'Map', ItemProcessor: PROCESSOR, End: true };
const DONE = { Type: 'Succeed' };
const CHOICE = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Done' }] };
const RULE = { Variable: '$.a', IsNull: true };

/** One state, which ends the workflow, in JSONPath. */
const path = (state: object): object => ({ StartAt: 'Only', States: { Only: { End: true, ...state } } });
/** The same in JSONata. */
const ata = (state: object): object => ({ QueryLanguage: 'JSONata', ...path(state) });
/** A Choice state and where it leads to. */
const choose = (rules: readonly object[], language = 'JSONPath'): object => ({
  QueryLanguage: language,
  StartAt: 'Pick',
  States: { Pick: { Type: 'Choice', Choices: rules }, Done: DONE },
});
const distributed = (config: object, more: object = {}): object => ({
  ...MAP,
  ItemProcessor: { ...PROCESSOR, ProcessorConfig: config },
  ...more,
});

function problems(definition: unknown, type?: 'EXPRESS'): string[] {
  const found = validateDefinition(typeof definition === 'string' ? definition : JSON.stringify(definition), type);
  return found.map(({ code, message, location }) => `${code.replace('SCHEMA_VALIDATION_FAILED', 'SCHEMA')} ${location ?? ''} ${message}`);
}

// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html has the codes; the messages are those
// that its answers have, as recorded in public test suites that run against AWS.
test.each<[rule: string, definition: unknown, problem: string]>([
  ['a definition is JSON', '{not json', 'INVALID_JSON_DESCRIPTION  '],
  ['a definition is an object', '"a"', 'SCHEMA / Definition must be a valid JSON object'],
  ['a definition has states and a start', {}, 'SCHEMA / These fields are required: [States, StartAt]'],
  ['a definition has a start', { States: { A: PASS } }, 'SCHEMA / These fields are required: [StartAt]'],
  ['a definition has known fields only', { ...path(PASS), Name: 'x' }, "SCHEMA / Field 'Name' is not supported"],
  [
    'a definition has a known language',
    { ...path(PASS), QueryLanguage: 'jsonata' },
    'SCHEMA /QueryLanguage Value should be one of the following: [JSONPath, JSONata]',
  ],
  ['a start exists', { ...path(PASS), StartAt: 'Gone' }, "MISSING_TRANSITION_TARGET /StartAt Missing 'Next' target: Gone"],
  [
    'a Next exists',
    path({ Type: 'Pass', End: undefined, Next: 'Gone' }),
    "MISSING_TRANSITION_TARGET /States/Only/Next Missing 'Next' target: Gone",
  ],
  [
    'a Default exists',
    { StartAt: 'P', States: { P: { ...CHOICE, Default: 'Gone' }, Done: DONE } },
    "MISSING_TRANSITION_TARGET /States/P/Default Missing 'Next' target: Gone",
  ],
  [
    'a Catch leads to a state',
    path({ ...LAMBDA, Catch: [{ ErrorEquals: ['a'], Next: 'Gone' }] }),
    "MISSING_TRANSITION_TARGET /States/Only/Catch[0]/Next Missing 'Next' target: Gone",
  ],
  [
    'a branch does not lead out',
    path({ Type: 'Parallel', Branches: [{ StartAt: 'X', States: { X: { Type: 'Pass', Next: 'Only' }, Y: DONE } }] }),
    "MISSING_TRANSITION_TARGET /States/Only/Branches[0]/States/X/Next Missing 'Next' target: Only",
  ],
  [
    'every state can be reached',
    { StartAt: 'A', States: { A: PASS, B: DONE } },
    'MISSING_TRANSITION_TARGET /States/B State "B" is not reachable.',
  ],
  [
    'a workflow has an end',
    { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } },
    'MISSING_END_STATE  Workflow has no terminal state',
  ],
  [
    'names are unique in the whole state machine',
    path({ ...MAP, ItemProcessor: { StartAt: 'Only', States: { Only: PASS } } }),
    'DUPLICATE_STATE_NAME /States/Only/ItemProcessor/States/Only Duplicate State name: Only',
  ],
  [
    'names have at most 80 characters',
    { StartAt: 'x'.repeat(81), States: { ['x'.repeat(81)]: PASS } },
    `INVALID_STATE_NAME /States/${'x'.repeat(81)} The state name must not be longer than 80 characters`,
  ],
  ['a state has a type', path({}), 'SCHEMA /States/Only These fields are required: [Type]'],
  [
    'a type is known',
    path({ Type: 'constructor' }),
    'SCHEMA /States/Only/Type Value should be one of the following: [Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map]',
  ],
  ['a state has known fields only', path({ Type: 'Pass', Foo: 1 }), "SCHEMA /States/Only Field 'Foo' is not supported"],
  ['a Pass can not be retried', path({ Type: 'Pass', Retry: [] }), "SCHEMA /States/Only Field 'Retry' is not supported"],
  ['a Succeed has no End', path({ Type: 'Succeed' }), "SCHEMA /States/Only Field 'End' is not supported"],
  [
    'a state has Next or End',
    path({ Type: 'Pass', End: undefined }),
    'SCHEMA /States/Only This object should have only one of the following fields: [Next, End]',
  ],
  [
    'a state has not both',
    path({ Type: 'Pass', Next: 'Only' }),
    'SCHEMA /States/Only There should only be one of the following fields: [Next, End]',
  ],
  [
    'a JSONata state has no fields of JSONPath',
    ata({ Type: 'Pass', InputPath: '$' }),
    "SCHEMA /States/Only The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage",
  ],
  [
    'a JSONPath state has no fields of JSONata',
    path({ Type: 'Pass', Output: 1 }),
    "SCHEMA /States/Only The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage",
  ],
  [
    'a JSONata state machine has no JSONPath state',
    ata({ Type: 'Pass', QueryLanguage: 'JSONPath' }),
    "SCHEMA /States/Only 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
  ],
  [
    'a state has a known language',
    path({ Type: 'Pass', QueryLanguage: 1 }),
    'SCHEMA /States/Only/QueryLanguage Expected value of type [STRING]',
  ],
  [
    'a branch has no language of its own',
    path({ ...MAP, ItemProcessor: { ...PROCESSOR, QueryLanguage: 'JSONata' } }),
    "SCHEMA /States/Only/ItemProcessor Field 'QueryLanguage' is not supported",
  ],
  ['a task has a resource', path({ Type: 'Task' }), 'SCHEMA /States/Only These fields are required: [Resource]'],
  ['a resource is an ARN', path({ Type: 'Task', Resource: 'lambda' }), 'SCHEMA /States/Only/Resource Value is not a valid resource ARN'],
  [
    'a call has a pattern that the service knows',
    path({ ...LAMBDA, Resource: 'arn:aws:states:::lambda:invoke.sync' }),
    'SCHEMA /States/Only/Resource The resource provided arn:aws:states:::lambda:invoke.sync is not recognized.',
  ],
  [
    'a time-out is an integer',
    path({ ...LAMBDA, TimeoutSeconds: 0.5 }),
    'SCHEMA /States/Only/TimeoutSeconds Value must be an integer from 1 to 99999999',
  ],
  [
    'a time-out is a number',
    path({ ...LAMBDA, TimeoutSeconds: '5' }),
    'SCHEMA /States/Only/TimeoutSeconds Expected value of type [INTEGER]',
  ],
  [
    'a percentage ends at 100',
    path(distributed({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, { ToleratedFailurePercentage: 100.5 })),
    'SCHEMA /States/Only/ToleratedFailurePercentage Value must be a number from 0 to 100',
  ],
  [
    'a heartbeat is shorter than the time-out',
    path({ ...LAMBDA, TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
    'SCHEMA /States/Only/HeartbeatSeconds HeartbeatSeconds must be smaller than TimeoutSeconds',
  ],
  [
    'a time-out is written once',
    path({ ...LAMBDA, TimeoutSeconds: 5, TimeoutSecondsPath: '$.t' }),
    'SCHEMA /States/Only There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath]',
  ],
  [
    'a Wait waits',
    path({ Type: 'Wait' }),
    'SCHEMA /States/Only This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]',
  ],
  [
    'a Wait waits once',
    path({ Type: 'Wait', Seconds: 1, SecondsPath: '$.s' }),
    'SCHEMA /States/Only There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]',
  ],
  [
    'a Wait waits for whole seconds',
    path({ Type: 'Wait', Seconds: -1 }),
    'SCHEMA /States/Only/Seconds Value must be an integer from 0 to 99999999',
  ],
  [
    'a timestamp has T and Z',
    path({ Type: 'Wait', Timestamp: '2030-01-01' }),
    'SCHEMA /States/Only/Timestamp String does not match RFC3339 timestamp',
  ],
  ['a retrier names errors', path({ ...LAMBDA, Retry: [{}] }), 'SCHEMA /States/Only/Retry[0] These fields are required: [ErrorEquals]'],
  [
    'a retrier names one error at least',
    path({ ...LAMBDA, Retry: [{ ErrorEquals: [] }] }),
    'SCHEMA /States/Only/Retry[0]/ErrorEquals Value cannot be empty',
  ],
  [
    'States.ALL stands alone',
    path({ ...LAMBDA, Retry: [{ ErrorEquals: ['States.ALL', 'A'] }] }),
    'SCHEMA /States/Only/Retry[0]/ErrorEquals States.ALL must appear alone and at end of list',
  ],
  [
    'States.ALL stands last',
    path({ ...LAMBDA, Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] }),
    'SCHEMA /States/Only/Retry[0]/ErrorEquals States.ALL must appear alone and at end of list',
  ],
  [
    'an interval is a whole second at least',
    path({ ...LAMBDA, Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 0 }] }),
    'SCHEMA /States/Only/Retry[0]/IntervalSeconds Value must be an integer from 1 to 99999999',
  ],
  [
    'a back-off does not shrink',
    path({ ...LAMBDA, Retry: [{ ErrorEquals: ['A'], BackoffRate: 0.5 }] }),
    'SCHEMA /States/Only/Retry[0]/BackoffRate Value must be a number of at least 1',
  ],
  [
    'a longest delay is longer than the interval',
    path({ ...LAMBDA, Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 5, MaxDelaySeconds: 5 }] }),
    'SCHEMA /States/Only/Retry[0]/MaxDelaySeconds MaxDelaySeconds must be greater than IntervalSeconds',
  ],
  [
    'a jitter is full or none',
    path({ ...LAMBDA, Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'HALF' }] }),
    'SCHEMA /States/Only/Retry[0]/JitterStrategy Value should be one of the following: [NONE, FULL]',
  ],
  [
    'a retrier has known fields only',
    path({ ...LAMBDA, Retry: [{ ErrorEquals: ['A'], Interval: 5 }] }),
    "SCHEMA /States/Only/Retry[0] Field 'Interval' is not supported",
  ],
  [
    'a catcher leads on',
    path({ ...LAMBDA, Catch: [{ ErrorEquals: ['A'] }] }),
    'SCHEMA /States/Only/Catch[0] These fields are required: [Next]',
  ],
  ['a Choice has rules', choose([]), 'SCHEMA /States/Pick/Choices Value cannot be empty'],
  ['a rule leads on', choose([RULE]), 'SCHEMA /States/Pick/Choices[0] These fields are required: [Next]'],
  [
    'a rule inside a rule does not',
    choose([{ Not: { ...RULE, Next: 'Done' }, Next: 'Done' }]),
    "SCHEMA /States/Pick/Choices[0]/Not Field 'Next' is not supported",
  ],
  [
    'a rule compares or joins',
    choose([{ Next: 'Done' }]),
    'SCHEMA /States/Pick/Choices[0] The object must have only one of the following fields, [And, Or, Not, Variable]',
  ],
  [
    'a rule compares once',
    choose([{ ...RULE, IsString: true, Next: 'Done' }]),
    'SCHEMA /States/Pick/Choices[0] A comparison must have exactly one comparison operator',
  ],
  [
    'booleans have no order',
    choose([{ Variable: '$.a', BooleanLessThan: true, Next: 'Done' }]),
    "SCHEMA /States/Pick/Choices[0] Field 'BooleanLessThan' is not supported",
  ],
  [
    'a variable is a path',
    choose([{ ...RULE, Variable: 'a', Next: 'Done' }]),
    "SCHEMA /States/Pick/Choices[0]/Variable Value is not a Reference Path: Reference path didn't start with '$'",
  ],
  [
    'a variable is one node',
    choose([{ And: [{ ...RULE, Variable: '$.a[*]' }], Next: 'Done' }]),
    'SCHEMA /States/Pick/Choices[0]/And[0]/Variable Value is not a Reference Path',
  ],
  [
    'a JSONata rule has a condition',
    choose([{ ...RULE, Next: 'Done' }], 'JSONata'),
    "SCHEMA /States/Pick/Choices[0] The QueryLanguage is set to 'JSONata', but field 'Variable' is only supported for the 'JSONPath' QueryLanguage",
  ],
  [
    'a JSONPath rule has none',
    choose([{ ...RULE, Condition: true, Next: 'Done' }]),
    "SCHEMA /States/Pick/Choices[0] The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for the 'JSONata' QueryLanguage",
  ],
  ['a path starts with a dollar', path({ Type: 'Pass', InputPath: 'a' }), 'SCHEMA /States/Only/InputPath Value must be a valid JSONPath.'],
  [
    'a ResultPath is one node',
    path({ Type: 'Pass', ResultPath: '$.a[*]' }),
    'SCHEMA /States/Only/ResultPath Value is not a Reference Path',
  ],
  [
    "a catcher's ResultPath too",
    path({ ...LAMBDA, Catch: [{ ErrorEquals: ['A'], ResultPath: '$..a', Next: 'Only' }] }),
    'SCHEMA /States/Only/Catch[0]/ResultPath Value is not a Reference Path',
  ],
  [
    'a template has paths or functions',
    path({ Type: 'Pass', Parameters: { a: [{ 'b.$': 'c' }] } }),
    "SCHEMA /States/Only/Parameters/a[0]/b.$ The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call",
  ],
  [
    'a function exists',
    path({ Type: 'Pass', Parameters: { 'b.$': 'States.Gone()' } }),
    "SCHEMA /States/Only/Parameters/b.$ The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call",
  ],
  [
    'a JSONata text is closed',
    ata({ Type: 'Pass', Output: { a: '{% 1 ' } }),
    'SCHEMA /States/Only/Output/a JSONata string must start with {% and end with %}',
  ],
  [
    'a JSONata text is JSONata',
    ata({ Type: 'Pass', Output: '{% 1 + %}' }),
    'INVALID_JSONATA_EXPRESSION /States/Only/Output Unexpected end of expression',
  ],
  [
    'JSONata has no context item',
    ata({ Type: 'Pass', Output: { v: '{% phone %}' } }),
    "UNSUPPORTED_JSONATA_EXPRESSION /States/Only/Output/v Reference to 'phone' at the top level is not supported.",
  ],
  [
    'JSONata has no root',
    ata({ Type: 'Pass', Output: '{% $$ %}' }),
    "UNSUPPORTED_JSONATA_EXPRESSION /States/Only/Output Reference to '$$' is not supported.",
  ],
  [
    'a Pass has no result',
    ata({ Type: 'Pass', Output: '{% $states.result %}' }),
    "UNSUPPORTED_JSONATA_EXPRESSION /States/Only/Output Field '$states.result' does not exist.",
  ],
  [
    'an Arguments has no result',
    ata({ ...LAMBDA, Arguments: '{% $states.result.a %}' }),
    "UNSUPPORTED_JSONATA_EXPRESSION /States/Only/Arguments Field '$states.result' does not exist.",
  ],
  [
    'only a catcher has an error',
    ata({ ...LAMBDA, Output: '{% $states.errorOutput %}' }),
    "UNSUPPORTED_JSONATA_EXPRESSION /States/Only/Output Field '$states.errorOutput' does not exist.",
  ],
  [
    'a variable is not called states',
    path({ Type: 'Pass', Assign: { 'states.$': '$' } }),
    "RESERVED_VARIABLE_NAME /States/Only/Assign Cannot assign to reserved variable '$states'.",
  ],
  [
    'a variable has a name',
    path({ Type: 'Pass', Assign: { '1a': 1 } }),
    "INVALID_VARIABLE_NAME /States/Only/Assign Invalid variable name '1a': the variable name contains invalid characters.",
  ],
  [
    'a variable has at most 80 characters',
    path({ Type: 'Pass', Assign: { ['a'.repeat(81)]: 1 } }),
    `INVALID_VARIABLE_NAME /States/Only/Assign Invalid variable name '${'a'.repeat(81)}': the variable name is longer than 80 characters.`,
  ],
  ['a Parallel has branches', path({ Type: 'Parallel', Branches: [] }), 'SCHEMA /States/Only/Branches Value cannot be empty'],
  [
    'a Map has a processor',
    path({ Type: 'Map' }),
    'SCHEMA /States/Only This object should have only one of the following fields: [ItemProcessor, Iterator]',
  ],
  [
    'a distributed Map has a type of executions',
    path(distributed({ Mode: 'DISTRIBUTED' })),
    'SCHEMA /States/Only/ItemProcessor/ProcessorConfig These fields are required: [ExecutionType]',
  ],
  [
    'an inline Map has none',
    path(distributed({ Mode: 'INLINE', ExecutionType: 'STANDARD' })),
    "SCHEMA /States/Only/ItemProcessor/ProcessorConfig Field 'ExecutionType' is not supported",
  ],
  [
    'an inline Map has no reader',
    path({ ...MAP, ItemReader: {} }),
    "SCHEMA /States/Only Field 'ItemReader' is only supported for the 'DISTRIBUTED' Mode",
  ],
  [
    'a reader has known fields only',
    path(distributed({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, { ItemReader: { ReaderConfig: { Type: 'CSV' } } })),
    "SCHEMA /States/Only/ItemReader/ReaderConfig Field 'Type' is not supported",
  ],
])('%s', (_rule, definition, problem) => {
  expect(problems(definition)).toContainEqual(problem.startsWith('INVALID_JSON_') ? expect.stringContaining(problem) : problem);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
test.each<[rule: string, state: object, problem: string]>([
  [
    'does not wait for tokens',
    { ...LAMBDA, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' },
    "/Resource Express state machine does not support '.waitForTaskToken' service integration ",
  ],
  [
    'does not wait for jobs',
    { ...LAMBDA, Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync' },
    "/Resource Express state machine does not support '.sync' service integration ",
  ],
  [
    'runs no distributed Map',
    distributed({ Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }),
    ' Express state machine does not support Distributed Map',
  ],
])('an express workflow %s', (_rule, state, problem) => {
  expect(problems(path(state))).toEqual([]);
  expect(problems(path(state), 'EXPRESS')).toEqual([`SCHEMA /States/Only${problem}`]);
});

test('the express children of a standard Map do not wait for tokens either', () => {
  const waiting = { StartAt: 'T', States: { T: { ...LAMBDA, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' } } };
  const map = (ExecutionType: string): object =>
    path({ ...MAP, ItemProcessor: { ...waiting, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType } } });
  expect(problems(map('STANDARD'))).toEqual([]);
  expect(problems(map('EXPRESS'))).toHaveLength(1);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html and https://states-language.net/spec.html
test.each<[what: string, definition: object]>([
  [
    'references of later steps, predicates and blocks',
    ata({ Type: 'Pass', Output: '{% $states.input.items[price > 3].{"p": price}.(p + 1) %}' }),
  ],
  ['functions of its own', ata({ Type: 'Pass', Output: '{% $map($states.input.a, function($x){ $x.b * $factor }) %}' })],
  ['the result of a task', ata({ ...LAMBDA, Output: '{% $states.result.Payload %}', Assign: { a: '{% $states.result %}' } })],
  [
    'the error of a catcher',
    ata({
      ...LAMBDA,
      Catch: [{ ErrorEquals: ['A'], Next: 'Only', Output: '{% $states.errorOutput %}', Assign: { e: '{% $states.errorOutput.Error %}' } }],
    }),
  ],
  ['a text that only looks like JSONata in JSONPath', path({ Type: 'Pass', Result: '{% $x' })],
  ['expressions for numbers and times', ata({ ...LAMBDA, TimeoutSeconds: '{% $t %}', HeartbeatSeconds: '{% $h %}' })],
  ['an expression for a timestamp', ata({ Type: 'Wait', Timestamp: '{% $t %}' })],
  ['a JSONata state in a JSONPath state machine', path({ Type: 'Pass', QueryLanguage: 'JSONata', Output: 1 })],
  ['a state whose name is one of an object', { StartAt: 'toString', States: { toString: PASS } }],
  ['a Comment anywhere', { Comment: 'a', ...choose([{ Comment: 'b', ...RULE, Next: 'Done' }]) }],
  ['Version 1.0', { ...path(PASS), Version: '1.0' }],
])('accepts %s', (_what, definition) => {
  expect(problems(definition)).toEqual([]);
});

test('what local mode lacks is no fault of the definition', () => {
  const call = (state: object) => () => problems(path(state));
  expect(call({ ...LAMBDA, Resource: 'arn:aws:states:::ecs:runTask' })).toThrow(
    'does not emulate the resource arn:aws:states:::ecs:runTask',
  );
  expect(call({ ...LAMBDA, Credentials: { RoleArn: 'r' } })).toThrow('does not emulate Credentials of a task, at /States/Only');
});

test('all problems make one message', () => {
  const found: Diagnostic[] = [
    { severity: 'ERROR', code: 'A', message: 'one', location: '/States/X' },
    { severity: 'ERROR', code: 'B', message: 'two' },
  ];
  expect(describeDiagnostics(found)).toBe("Invalid State Machine Definition: 'A: one at /States/X, B: two'");
});
