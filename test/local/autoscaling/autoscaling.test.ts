import { createAutoScaling } from '../../../local/autoscaling/autoscaling';
import { autoscalingProviders } from '../../../local/autoscaling/providers';
import type { Traffic } from '../../../local/autoscaling/scaler';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import { ROOT, testCloud } from '../test-cloud';

const RESOURCE = 'endpoint/live/variant/AllTraffic';
const DIMENSION = { ServiceNamespace: 'sagemaker', ScalableDimension: 'sagemaker:variant:DesiredInstanceCount' };

/** Autoscaling over a SageMaker that only knows one number: the instances of the variant. */
function scalingLab(instances: number) {
  const cloud = testCloud();
  const variant = { VariantName: 'AllTraffic', DesiredInstanceCount: instances };
  let listener: (traffic: Traffic) => void = () => undefined;
  cloud.addService({
    signingName: 'sagemaker',
    operations: {
      DescribeEndpoint: () => Promise.resolve({ ProductionVariants: [variant] }),
      UpdateEndpointWeightsAndCapacities: (input: { DesiredWeightsAndCapacities: [{ DesiredInstanceCount: number }] }) => {
        variant.DesiredInstanceCount = input.DesiredWeightsAndCapacities[0].DesiredInstanceCount;
        return Promise.resolve({});
      },
    },
  });
  cloud.addService(createAutoScaling(cloud, { onTraffic: (given) => void (listener = given) }));
  cloud.addProviders(autoscalingProviders(cloud));
  const provider = (type: string) => cloud.provider(`AWS::ApplicationAutoScaling::${type}`);
  const create = (type: string, properties: object) => provider(type)?.create(properties, {} as ProvisionContext);
  const traffic = async (minute: number, invocationsPerInstance: number): Promise<void> => {
    listener({ endpointName: 'live', variantName: 'AllTraffic', minute, invocationsPerInstance });
    await new Promise(setImmediate);
  };
  const policy = (changes: object = {}) => ({
    PolicyName: 'track',
    PolicyType: 'TargetTrackingScaling',
    ScalingTargetId: `${RESOURCE}|sagemaker:variant:DesiredInstanceCount|sagemaker`,
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 100,
      PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    },
    ...changes,
  });
  return { cloud, variant, create, traffic, policy };
}

test('registering raises the variant to the smallest capacity', async () => {
  const lab = scalingLab(1);
  const target = await lab.create('ScalableTarget', { ...DIMENSION, ResourceId: RESOURCE, MinCapacity: 2, MaxCapacity: 4 });
  expect(target?.physicalId).toBe(`${RESOURCE}|sagemaker:variant:DesiredInstanceCount|sagemaker`);
  expect(lab.variant.DesiredInstanceCount).toBe(2);
});

test('follows the traffic, and waits for the cooldown before the next change', async () => {
  const lab = scalingLab(2);
  await lab.create('ScalableTarget', { ...DIMENSION, ResourceId: RESOURCE, MinCapacity: 2, MaxCapacity: 6 });
  await lab.create('ScalingPolicy', lab.policy());
  for (const minute of [1, 2, 3]) {
    await lab.traffic(minute, 150);
  }
  expect(lab.variant.DesiredInstanceCount).toBe(3);
  await lab.traffic(4, 150);
  expect(lab.variant.DesiredInstanceCount).toBe(3);
  lab.cloud.clock.jump(lab.cloud.clock.now() + 300_000);
  await lab.traffic(5, 150);
  expect(lab.variant.DesiredInstanceCount).toBe(5);
  await lab.cloud.stop();
});

test('counts quiet minutes as zero when traffic comes back', async () => {
  const lab = scalingLab(4);
  await lab.create('ScalableTarget', { ...DIMENSION, ResourceId: RESOURCE, MinCapacity: 1, MaxCapacity: 6 });
  await lab.create('ScalingPolicy', lab.policy());
  await lab.traffic(1, 90);
  await lab.traffic(60, 20);
  expect(lab.variant.DesiredInstanceCount).toBe(1);
});

test('describes and deregisters targets and policies', async () => {
  const lab = scalingLab(1);
  const call = (operation: string, input: object) => lab.cloud.call(ROOT, 'application-autoscaling', operation, input);
  await call('RegisterScalableTarget', { ...DIMENSION, ResourceId: RESOURCE, MinCapacity: 1, MaxCapacity: 2 });
  await lab.create('ScalingPolicy', lab.policy());
  expect(await call('DescribeScalableTargets', { ServiceNamespace: 'sagemaker' })).toMatchObject({ ScalableTargets: [{ MaxCapacity: 2 }] });
  expect(await call('DescribeScalingPolicies', { ServiceNamespace: 'sagemaker' })).toMatchObject({
    ScalingPolicies: [{ PolicyName: 'track' }],
  });
  await call('DeregisterScalableTarget', { ...DIMENSION, ResourceId: RESOURCE });
  expect(await call('DescribeScalingPolicies', { ServiceNamespace: 'sagemaker' })).toEqual({ ScalingPolicies: [] });
});

test('says what it does not emulate', async () => {
  const lab = scalingLab(1);
  await expect(lab.create('ScalableTarget', { ServiceNamespace: 'ecs', ResourceId: 'service/a/b' })).rejects.toThrow(
    'does not emulate autoscaling of ecs',
  );
  expect(() => lab.create('ScalingPolicy', lab.policy({ PolicyType: 'StepScaling' }))).toThrow('scaling policies of the type StepScaling');
});
