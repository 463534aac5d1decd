import { definitionsOf, languageProblems } from '../../../scripts/compliance/definitions';
import { checkedTasks } from '../../../scripts/compliance/request-shapes';

/** The definition of a machine with one task. */
function machine(task: object): ReturnType<typeof definitionsOf>[number] {
  const text = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Task', States: { Task: { Type: 'Task', End: true, ...task } } });
  const parts = text.split('ROLE').flatMap((part, index) => (index === 0 ? [part] : [{ 'Fn::ImportValue': 'Role' }, part]));
  const DefinitionString = { 'Fn::Join': ['', parts] };
  const Resources = { Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString } } };
  const [definition] = definitionsOf([{ file: 'planted.template.json', assembly: '.', Resources }]);
  if (definition === undefined) {
    throw new Error('a machine must have a definition');
  }
  return definition;
}

const createModel = (args: object): object => ({ Resource: 'arn:aws:states:::aws-sdk:sagemaker:createModel', Arguments: args });
const problems = (args: object): string[] => checkedTasks(machine(createModel(args))).flatMap((task) => [...task.problems]);

test('a definition with its references as placeholders is valid', () => {
  expect(languageProblems(machine(createModel({ ModelName: 'm', ExecutionRoleArn: 'ROLE' })))).toEqual([]);
});

test('a planted state that leads nowhere is found', () => {
  expect(languageProblems(machine({ ...createModel({ ModelName: 'm', ExecutionRoleArn: 'ROLE' }), End: undefined, Next: 'Gone' }))).toEqual(
    [expect.stringContaining('planted.template.json#Machine')],
  );
});

test('a request with the members that the SDK knows passes, expressions stand for any value', () => {
  const call = { ModelName: '{% $job %}', ExecutionRoleArn: 'ROLE', EnableNetworkIsolation: true, PrimaryContainer: '{% $container %}' };
  expect(problems(call)).toEqual([]);
});

test.each([
  [
    'a member that does not exist',
    { ModelName: 'm', NetworkIsolation: true },
    'CreateModel.NetworkIsolation is no member of CreateModelInput',
  ],
  ['a required member that is missing', { ExecutionRoleArn: 'ROLE' }, 'CreateModel.ModelName is required'],
  [
    'a text for a boolean',
    { ModelName: 'm', EnableNetworkIsolation: 'true' },
    'CreateModel.EnableNetworkIsolation must be a boolean, got "true"',
  ],
  ['an object for an array', { ModelName: 'm', Containers: {} }, 'CreateModel.Containers must be an array, got {}'],
  [
    'a member inside a list',
    { ModelName: 'm', Containers: [{ ModelUri: 's3://a' }] },
    'CreateModel.Containers[0].ModelUri is no member of ContainerDefinition',
  ],
])('finds %s', (_, args, problem) => {
  expect(problems(args).join()).toContain(problem);
});

test('an operation that the SDK does not have is found', () => {
  const [task] = checkedTasks(machine({ Resource: 'arn:aws:states:::aws-sdk:sagemaker:createModell', Arguments: { RoleArn: 'ROLE' } }));
  expect(task?.problems).toEqual([expect.stringContaining('no SDK client has CreateModell')]);
});
