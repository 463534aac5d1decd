import validate from 'asl-validator';
import type { NamedState } from '../../every-template';
import { everyMachine, everyTask } from '../../every-template';

/** Parts of SageMaker's calls that start containers. */
interface SageMakerCall {
  readonly VpcConfig?: object;
  readonly EnableNetworkIsolation?: boolean;
  readonly EnableInterContainerTrafficEncryption?: boolean;
  readonly ResourceConfig?: { readonly VolumeKmsKeyId?: string };
  readonly OutputDataConfig?: { readonly KmsKeyId?: string };
  readonly TransformOutput?: { readonly KmsKeyId?: string };
  readonly TransformResources?: { readonly VolumeKmsKeyId?: string };
}

/** What a container that SageMaker starts must have, by the operation that starts it. A transform runs in the network of its model. */
const ISOLATION: Readonly<Record<string, (call: SageMakerCall) => unknown[]>> = {
  createModel: (call) => [call.VpcConfig, call.EnableNetworkIsolation],
  createTrainingJob: (call) => [
    call.VpcConfig,
    call.EnableNetworkIsolation,
    call.EnableInterContainerTrafficEncryption,
    call.ResourceConfig?.VolumeKmsKeyId,
    call.OutputDataConfig?.KmsKeyId,
  ],
  createTransformJob: (call) => [call.TransformOutput?.KmsKeyId, call.TransformResources?.VolumeKmsKeyId],
};

/** Operations of SageMaker that start no container. */
const HARMLESS = ['createModelPackage', 'deleteModel', 'describeModelPackage'];

/** The validator takes a text only when it is one line that is not empty; Step Functions takes any. */
function plain(definition: object): object {
  return JSON.parse(JSON.stringify(definition).replaceAll('\\n', ' ').replaceAll(':""', ':" "')) as object;
}

const names = (states: readonly NamedState[]): string[] => states.map(({ name }) => name);

test('every definition is valid Amazon States Language, in JSONata, and ends by itself', () => {
  const machines = everyMachine();
  expect(machines.length).toBeGreaterThan(8);
  for (const { name, definition } of machines) {
    const { isValid, errorsText } = validate(plain(definition), { checkArn: true, checkPaths: true });
    expect([name, isValid ? '' : errorsText('\n')]).toEqual([name, '']);
    expect([name, definition.QueryLanguage, typeof definition.TimeoutSeconds]).toEqual([name, 'JSONata', 'number']);
  }
});

test('every task has a time-out and a retry', () => {
  const tasks = everyTask();
  expect(tasks.length).toBeGreaterThan(30);
  expect(names(tasks.filter(({ state }) => typeof state.TimeoutSeconds !== 'number'))).toEqual([]);
  expect(names(tasks.filter(({ state }) => (state.Retry ?? []).length === 0))).toEqual([]);
});

test('pitfall 15: every container of a job or model is isolated in the VPC and under a key', () => {
  const calls = everyTask().flatMap(({ name, state }) => {
    const operation = /:sagemaker:(\w+)/.exec(state.Resource ?? '')?.[1];
    return operation === undefined || HARMLESS.includes(operation) ? [] : [{ name, operation, call: state.Arguments as SageMakerCall }];
  });
  expect(calls.length).toBeGreaterThan(3);
  expect(calls.filter(({ operation }) => !(operation in ISOLATION))).toEqual([]);
  const open = calls.filter(({ operation, call }) =>
    (ISOLATION[operation]?.(call) ?? []).some((part) => part === undefined || part === false),
  );
  expect(open.map(({ name }) => name)).toEqual([]);
});

test('every call of a function waits for it while its reserved concurrency is used up', () => {
  const calls = everyTask().filter(({ state }) => state.Resource?.endsWith(':lambda:invoke') ?? false);
  const waits = ({ state }: NamedState): boolean => JSON.stringify(state.Retry?.[0] ?? {}).includes('"Lambda.TooManyRequestsException"');
  expect(calls.length).toBeGreaterThan(20);
  expect(names(calls.filter((call) => !waits(call)))).toEqual([]);
});
