import { pilot } from '../../../config/pilot';
import { production } from '../../../config/production';
import { assertValidDelivery } from '../../../lib/config/assert-valid-delivery';
import type { DeliveryConfig } from '../../../lib/config/delivery-config';
import { DELIVERY } from '../../delivered';

const KNOWN = [pilot, production];

test('takes the pipeline of this repository', () => {
  expect(assertValidDelivery(DELIVERY, KNOWN)).toBe(DELIVERY);
});

test('lists every problem at once', () => {
  expect(() => assertValidDelivery({ ...DELIVERY, repository: 'plumbline', branch: '' }, KNOWN)).toThrow(
    [
      'the config of the pipeline breaks 2 rules:',
      '- repository must be an owner and a name, such as acme/plumbline, got "plumbline"',
      '- branch must be the name of a branch, got ""',
    ].join('\n'),
  );
});

test.each<[string, Partial<DeliveryConfig>]>([
  ['account', { account: 'tools' }],
  ['region', { region: 'eu-west-1', connectionArn: DELIVERY.connectionArn.replace('us-east-1', 'eu-west-1') }],
  ['connectionArn', { connectionArn: 'arn:aws:codestar-connections:us-east-1:777788889999:connection/1' }],
  ['connectionArn', { connectionArn: DELIVERY.connectionArn.replace('777788889999', '111122223333') }],
  ['environments', { environments: [] }],
  ['environments', { environments: [...DELIVERY.environments, ...DELIVERY.environments] }],
  ['environments', { environments: [{ environment: 'staging', approval: 'none' }] }],
])('refuses %s %j', (field, overrides) => {
  expect(() => assertValidDelivery({ ...DELIVERY, ...overrides }, KNOWN)).toThrow(new RegExp(`^- ${field} must`, 'm'));
});
