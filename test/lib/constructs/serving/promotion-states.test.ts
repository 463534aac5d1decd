import { promotionStates } from '../../../../lib/constructs/serving/promotion-states';
import { AwsError } from '../../../../local/core/aws-error';
import type { Described } from '../../../local/step-functions/state-machine-harness';
import { Harness, functions } from '../../../local/step-functions/state-machine-harness';
import { namedFunction, runnable } from '../workflow/runnable';

const NEW = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/group/2';
const OLD = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/group/1';
const APPROVAL = { detail: { ModelPackageArn: NEW } };

/** What the world around a promotion does. */
interface World {
  /** Whether CloudFormation refuses an update, by its message; called once per update. */
  readonly refuse?: () => string | undefined;
  /** Status in which an update ends. */
  readonly ends?: string;
  /** What the stack's events say, newest first; none can be read unless given. */
  readonly events?: readonly {
    readonly LogicalResourceId: string;
    readonly ResourceStatus: string;
    readonly ResourceStatusReason?: string;
  }[];
  /** Looks at the stack before it is idle at first, and before an update is complete. */
  readonly busyLooks?: number;
  readonly health?: { healthy: boolean; reason: string };
  readonly proceed?: boolean;
  readonly live?: string;
}

/** The promotion on the local interpreter, with the services around it played by this class. */
class Promotion {
  parameter: string;
  readonly records: Record<string, { S?: string }>[] = [];
  readonly messages: string[] = [];
  readonly requests: object[] = [];
  updates = 0;
  private live: string;
  private looks = 0;
  private status = 'CREATE_COMPLETE';

  constructor(private readonly world: World = {}) {
    this.live = world.live ?? OLD;
    this.parameter = this.live;
  }

  async run(input: object = APPROVAL): Promise<Described> {
    const { health = { healthy: true, reason: 'fine' }, proceed = true } = this.world;
    const harness = new Harness({
      services: {
        ...functions({
          prepare: (request: object) =>
            this.requests.push(request) && { proceed, reason: 'repeated', modelPackageArn: NEW, version: 2, probes: [] },
          check: () => health,
        }),
        cloudformation: {
          DescribeStacks: () => this.describe(),
          DescribeStackEvents: (_, { cloud }) => this.events(cloud.clock.date()),
          UpdateStack: () => this.update(),
        },
        ssm: { PutParameter: async ({ Value }: { Value: string }) => void (this.parameter = Value) },
        dynamodb: { PutItem: async ({ Item }: { Item: Record<string, { S?: string }> }) => void this.records.push(Item) },
        sns: { Publish: async ({ Message }: { Message: string }) => void this.messages.push(Message) },
      },
    });
    try {
      return await harness.run(definition(), input);
    } finally {
      await harness.cloud.stop();
    }
  }

  private async describe(): Promise<object> {
    const outputs = { LiveModelPackageArn: this.live, LiveEndpointConfigName: 'config' };
    const busy = this.looks++ < (this.world.busyLooks ?? 0);
    return {
      Stacks: [
        {
          StackStatus: busy ? 'UPDATE_IN_PROGRESS' : this.status,
          Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
        },
      ],
    };
  }

  private async events(Timestamp: Date): Promise<object> {
    if (this.world.events === undefined) {
      throw new AwsError('AccessDenied', 'not allowed', 403);
    }
    const earlier = {
      LogicalResourceId: 'Model',
      ResourceStatus: 'CREATE_FAILED',
      ResourceStatusReason: 'long ago',
      Timestamp: new Date(0),
    };
    return { StackEvents: [...this.world.events.map((event) => ({ ...event, Timestamp })), earlier] };
  }

  private async update(): Promise<object> {
    this.updates += 1;
    const refusal = this.world.refuse?.() ?? (this.parameter === this.live ? 'No updates are to be performed.' : undefined);
    if (refusal !== undefined) {
      throw new AwsError('ValidationError', refusal);
    }
    this.status = this.world.ends ?? 'UPDATE_COMPLETE';
    this.live = this.status === 'UPDATE_COMPLETE' ? this.parameter : this.live;
    return {};
  }
}

function definition(): object {
  const states = promotionStates({
    model: 'flights',
    prepare: namedFunction('prepare'),
    check: namedFunction('check'),
    parameterName: '/parameter',
    endpointStackName: 'Endpoint',
    tableName: 'deployments',
    topicArn: 'arn:aws:sns:us-east-1:123456789012:alerts',
  });
  return runnable(states);
}

test('deploys an approved version, records it and says so', async () => {
  const promotion = new Promotion();
  const { output } = await promotion.run();
  expect(JSON.parse(output ?? '')).toEqual({ outcome: 'deployed', modelPackageArn: NEW, version: 2, previousArn: OLD });
  expect(promotion.parameter).toBe(NEW);
  expect(promotion.records).toMatchObject([{ outcome: { S: 'deployed' }, previousArn: { S: OLD }, reason: { S: 'approved' } }]);
  expect(promotion.messages).toEqual(['version 2 is live: approved']);
});

test('deploys the first version', async () => {
  const { output } = await new Promotion({ live: 'none' }).run();
  expect(JSON.parse(output ?? '')).toMatchObject({ outcome: 'deployed', previousArn: 'none' });
});

test('waits for its turn while the stack is busy', async () => {
  const { status } = await new Promotion({ busyLooks: 3 }).run();
  expect(status).toBe('SUCCEEDED');
});

test('waits when another update was faster', async () => {
  const refusals = ['Stack:x is in UPDATE_IN_PROGRESS state and can not be updated.', 'Rate exceeded'];
  const promotion = new Promotion({ refuse: () => refusals.shift() });
  expect((await promotion.run()).status).toBe('SUCCEEDED');
  expect(promotion.updates).toBe(3);
});

test.each([
  [APPROVAL, { trigger: 'approval', modelPackageArn: NEW }],
  [{ trigger: 'rollback', reason: 'wrong scores' }, { trigger: 'rollback' }],
  [
    { modelPackageArn: NEW, reason: 'by hand' },
    { trigger: 'manual', modelPackageArn: NEW },
  ],
])('asks for what the input %j means', async (input, request) => {
  const promotion = new Promotion();
  await promotion.run(input);
  expect(promotion.requests).toEqual([request]);
});

test('a repeated approval changes nothing', async () => {
  const promotion = new Promotion({ proceed: false });
  expect(JSON.parse((await promotion.run()).output ?? '')).toMatchObject({ outcome: 'unchanged' });
  expect(promotion.updates).toBe(0);
});

test('the live version by hand is checked again, but neither deployed nor recorded', async () => {
  const promotion = new Promotion({ live: NEW });
  expect(JSON.parse((await promotion.run({ modelPackageArn: NEW, reason: 'again' })).output ?? '')).toMatchObject({ outcome: 'unchanged' });
  expect(promotion.records).toEqual([]);
});

test.each<[string, World, string]>([
  ['the alarms roll the endpoint back', { ends: 'UPDATE_ROLLBACK_COMPLETE' }, 'CloudFormation ended in UPDATE_ROLLBACK_COMPLETE'],
  ['the probes fail', { health: { healthy: false, reason: 'the endpoint runs another config' } }, 'the endpoint runs another config'],
  ['CloudFormation refuses the update', { refuse: () => 'Template error' }, 'Template error'],
])('pitfall 6: puts the old value back when %s, records it and fails with the reason', async (_, world, reason) => {
  const promotion = new Promotion(world);
  const { status, cause } = await promotion.run();
  expect(status).toBe('FAILED');
  expect(cause).toContain(reason);
  expect(promotion.parameter).toBe(OLD);
  expect(promotion.records).toMatchObject([{ outcome: { S: 'failed' }, modelPackageArn: { S: NEW } }]);
  expect(promotion.messages[0]).toContain('version 2 was not deployed');
});

test('says which resource failed first, and why, when CloudFormation rolls back', async () => {
  const events = [
    { LogicalResourceId: 'Stack', ResourceStatus: 'UPDATE_ROLLBACK_COMPLETE' },
    { LogicalResourceId: 'Policy', ResourceStatus: 'UPDATE_FAILED', ResourceStatusReason: 'Resource update cancelled' },
    { LogicalResourceId: 'Endpoint', ResourceStatus: 'UPDATE_FAILED', ResourceStatusReason: 'the alarm ErrorRate fired' },
    { LogicalResourceId: 'Endpoint', ResourceStatus: 'UPDATE_IN_PROGRESS' },
  ];
  const { cause } = await new Promotion({ ends: 'UPDATE_ROLLBACK_COMPLETE', events }).run();
  expect(cause).toBe(
    `CloudFormation ended in UPDATE_ROLLBACK_COMPLETE: the endpoint still serves ${OLD}, because Endpoint failed: the alarm ErrorRate fired`,
  );
});

test('an endpoint that fails its probes goes back to the version before', async () => {
  const promotion = new Promotion({ health: { healthy: false, reason: 'wrong score' } });
  await promotion.run();
  expect(promotion.updates).toBe(2);
});
