import { endpointPlan } from '../../../../lib/constructs/network/endpoint-plan';
import { ENDPOINT_SERVICES } from '../../../../lib/constructs/network/endpoint-services';

test('makes every endpoint of a VPC of its own', () => {
  expect(endpointPlan()).toEqual({ gateways: ['S3', 'DynamoDb'], interfaces: ENDPOINT_SERVICES, reliesOnExisting: false });
});

test('makes what an existing VPC lacks', () => {
  const { gateways, interfaces, reliesOnExisting } = endpointPlan(['S3', 'Kms', 'Sts']);
  expect({ gateways, reliesOnExisting }).toEqual({ gateways: ['DynamoDb'], reliesOnExisting: true });
  expect(interfaces).toEqual(ENDPOINT_SERVICES.filter(({ id }) => id !== 'Kms' && id !== 'Sts'));
});

test('needs addresses of others only for interface endpoints', () => {
  expect(endpointPlan(['S3', 'DynamoDb']).reliesOnExisting).toBe(false);
});

test('makes none where all are there', () => {
  expect(endpointPlan('all')).toEqual({ gateways: [], interfaces: [], reliesOnExisting: true });
});
