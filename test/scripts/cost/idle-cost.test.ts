import { idleCost } from '../../../scripts/cost/idle-cost';

const costs = (...resources: { Type: string; Properties?: unknown }[]) =>
  idleCost([{ Resources: Object.fromEntries(resources.map((resource, index) => [`Resource${index}`, resource])) }]);

test('an interface endpoint is paid for in each zone, a gateway endpoint nowhere', () => {
  const endpoint = { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] } };
  const gateway = { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Gateway' } };
  const [item, ...others] = costs(endpoint, gateway);
  expect(item).toMatchObject({ count: 2 });
  expect(item?.monthlyUsd).toBeCloseTo(7.3);
  expect(others).toEqual([]);
});

test('an alarm is paid for by its metrics, not by its expressions', () => {
  const Metrics = [{ MetricStat: {} }, { MetricStat: {} }, { Expression: 'a / b' }];
  expect(
    costs({ Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics } }, { Type: 'AWS::CloudWatch::Alarm', Properties: {} }),
  ).toMatchObject([{ what: 'Metrics of alarms', count: 3 }]);
});

test('instances are paid for by type and count, a serverless variant is not', () => {
  const ProductionVariants = [{ InstanceType: 'ml.m5.large', InitialInstanceCount: 2 }, { ServerlessConfig: {} }];
  const [item] = costs({ Type: 'AWS::SageMaker::EndpointConfig', Properties: { ProductionVariants } });
  expect(item).toMatchObject({ what: 'Endpoint instances ml.m5.large, once a model is live', count: 2 });
  expect(item?.monthlyUsd).toBeCloseTo(83.95);
});

test('the dearest comes first', () => {
  const keys = Array.from({ length: 2 }, () => ({ Type: 'AWS::KMS::Key' }));
  expect(costs(...keys, { Type: 'AWS::CloudWatch::Dashboard' }).map(({ what }) => what)).toEqual(['Dashboards', 'KMS keys']);
});

test('fails for an instance type without a price, and for a resource type of which nobody has said what it costs', () => {
  const ProductionVariants = [{ InstanceType: 'ml.x1.large' }];
  expect(() => costs({ Type: 'AWS::SageMaker::EndpointConfig', Properties: { ProductionVariants } })).toThrow('got ml.x1.large');
  expect(() => costs({ Type: 'AWS::EC2::NatGateway' })).toThrow('got AWS::EC2::NatGateway');
});
