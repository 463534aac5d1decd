import type { TrainingTargets } from '../../../../lib/constructs/training/training-targets';
import { trainingStates } from '../../../../lib/constructs/training/training-states';
import type { Described } from '../../../local/step-functions/state-machine-harness';
import { Harness, functions, named, single } from '../../../local/step-functions/state-machine-harness';
import { namedFunction, runnable } from '../workflow/runnable';

const GROUP = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/flights';

/** ARN of the version that is live in a world with a champion. */
export const CHAMPION = `${GROUP}/1`;

/** Output of the feature workflow. */
export const SNAPSHOT = {
  snapshotId: 'snapshot',
  prefix: 'flights/snapshots/snapshot/',
  from: '2001-01-01',
  to: '2001-02-01',
  rows: { train: 700, validation: 100, test: 200 },
  manifestKey: 'flights/snapshots/snapshot/manifest.json',
};

const METRICS = { auc: { value: 0.75, low: 0.7, high: 0.8 } };

/** What the world around a training does. */
export interface World {
  /** ARN of the live version. */
  readonly live?: string;
  readonly quality?: { passed: boolean; reason: string };
  readonly gate?: { passed: boolean; reason: string };
  /** Why the artefact's signature does not hold. */
  readonly refusal?: string;
  /** Status in which each transform ends. */
  readonly transformEnds?: string;
}

interface Call {
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** A training on the local interpreter, with the services around it played by this class. */
export class Training {
  /** Calls of SageMaker, without those that only describe. */
  readonly calls: Call[] = [];
  /** Inputs of the functions by their name. */
  readonly inputs: Record<string, Record<string, unknown>[]> = {};
  /** Names of the models that exist. */
  readonly models = new Set<string>();

  constructor(private readonly world: World = {}) {}

  async run(): Promise<Described> {
    const harness = new Harness({ services: { ...this.functions(), sagemaker: this.sageMaker(), ssm: this.ssm() } });
    try {
      const featureStateMachineArn = await harness.deploy(single({ Type: 'Pass', Output: SNAPSHOT }), 'features');
      const definition = runnable(trainingStates({ ...TARGETS, featureStateMachineArn }));
      return await harness.run(definition, { from: '2001-01-01', to: '2001-02-01', reason: 'by hand' });
    } finally {
      await harness.cloud.stop();
    }
  }

  /** Inputs of the calls of one operation of SageMaker. */
  callsOf(operation: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }

  private functions(): ReturnType<typeof functions> {
    const { quality = { passed: true, reason: 'fit' }, gate = { passed: true, reason: 'better' }, refusal } = this.world;
    const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
      qualityGate: () => quality,
      sign: () => ({}),
      verify: () => {
        if (refusal !== undefined) {
          throw named('SignatureInvalid', refusal);
        }
        return {};
      },
      evaluate: ({ candidates }) => ({
        evaluationKey: 'evaluation.json',
        baselineKey: 'baseline.json',
        modelCardKey: 'model-card.json',
        challenger: METRICS,
        ...((candidates as unknown[]).length === 2 ? { champion: METRICS, difference: { value: 0 } } : {}),
      }),
      gate: () => gate,
    };
    return functions(
      Object.fromEntries(
        Object.entries(answers).map(([name, answer]) => [
          name,
          (input: Record<string, unknown>) => {
            (this.inputs[name] ??= []).push(input);
            return answer(input);
          },
        ]),
      ),
    );
  }

  private sageMaker() {
    const made = (operation: string, answer: (input: Record<string, unknown>) => object) => async (input: Record<string, unknown>) => {
      this.calls.push({ operation, input });
      return answer(input);
    };
    return {
      CreateTrainingJob: made('CreateTrainingJob', () => ({ TrainingJobArn: 'arn:job' })),
      DescribeTrainingJob: async () => ({
        TrainingJobStatus: 'Completed',
        ModelArtifacts: { S3ModelArtifacts: 's3://artifacts/flights/training/job/output/model.tar.gz' },
      }),
      CreateModel: made('CreateModel', ({ ModelName }) => {
        this.models.add(ModelName as string);
        return { ModelArn: 'arn:model' };
      }),
      DeleteModel: made('DeleteModel', ({ ModelName }) => {
        this.models.delete(ModelName as string);
        return {};
      }),
      CreateTransformJob: made('CreateTransformJob', () => ({ TransformJobArn: 'arn:transform' })),
      DescribeTransformJob: async () => ({ TransformJobStatus: this.world.transformEnds ?? 'Completed', FailureReason: 'no such column' }),
      DescribeModelPackage: made('DescribeModelPackage', () => ({
        ModelPackageVersion: 1,
        InferenceSpecification: { Containers: [{ ModelDataUrl: 's3://artifacts/flights/training/old/output/model.tar.gz' }] },
        CustomerMetadataProperties: { signatureKey: 'flights/evaluations/old/signature.json' },
      })),
      CreateModelPackage: made('CreateModelPackage', () => ({ ModelPackageArn: `${GROUP}/2` })),
    };
  }

  private ssm() {
    return { GetParameter: async ({ Name }: { Name: string }) => ({ Parameter: { Name, Value: this.world.live ?? 'none' } }) };
  }
}

const TARGETS: TrainingTargets = {
  model: {
    name: 'flights',
    description: 'Delay of a flight',
    owner: 'team',
    kpi: { name: 'late', target: 'fewer' },
    label: 'late',
    features: [{ name: 'distance', type: 'integer', description: 'in km' }],
    protectedAttributes: [],
    decisionThreshold: 0.5,
  },
  gates: { minAuc: 0.6, maxCalibrationError: 0.1, maxAucLoss: 0.01, minTrainingRows: 100 },
  validationDays: 3,
  testDays: 7,
  featureStateMachineArn: 'features',
  parameterName: '/plumbline/test/flights/model-package-arn',
  modelPackageGroupName: 'flights',
  functions: {
    qualityGate: namedFunction('qualityGate'),
    sign: namedFunction('sign'),
    verify: namedFunction('verify'),
    evaluate: namedFunction('evaluate'),
    gate: namedFunction('gate'),
  },
  imageUri: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0',
  featuresUri: 's3://features',
  artifactsUri: 's3://artifacts',
  codeUri: 's3://assets/code.tar.gz',
  trainingRoleArn: 'arn:aws:iam::123456789012:role/training',
  modelRoleArn: 'arn:aws:iam::123456789012:role/model',
  network: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
  artifactsKeyId: 'key/models',
  instanceType: 'ml.m5.large',
  volumeSizeGiB: 10,
  maxRuntimeSec: 3600,
  hyperparameters: { num_round: '100' },
  servingInstanceTypes: ['ml.m5.large'],
  tags: [{ Key: 'plumbline:model', Value: 'test/flights' }],
};
