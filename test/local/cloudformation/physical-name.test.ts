import { physicalName } from '../../../local/cloudformation/physical-name';

const STACK_ID = 'arn:aws:cloudformation:us-east-1:123456789012:stack/Production-FlightDelay-Endpoint/11111111-2222-4333-8444-555555555555';

test('is made of stack, logical id and a hash', () => {
  expect(physicalName(STACK_ID, 'Model', 0, 255)).toMatch(/^Production-FlightDelay-Endpoint-Model-[0-9A-Z]{12}$/);
});

test('is another one for a replacement', () => {
  expect(physicalName(STACK_ID, 'Model', 1, 255)).not.toBe(physicalName(STACK_ID, 'Model', 0, 255));
});

test.each([32, 40, 63, 64])('is cut to %d characters with its hash whole', (maxLength) => {
  const name = physicalName(STACK_ID, 'PromotionDeadLettersResource0A1B2C3D', 0, maxLength);
  expect(name).toHaveLength(maxLength);
  expect(name).toMatch(/^Product.*-Promoti.*-[0-9A-Z]{12}$/);
});
