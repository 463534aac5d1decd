import { everyTemplate } from '../../every-template';
import { scrubbed } from '../../scrubbed';

/** Pilot and production differ in few things, but serve in another way. */
const OF_INTEREST = /^Production-|^Pilot-\w+-Endpoint$/;

test('the templates change only on purpose', () => {
  const templates = everyTemplate().filter(({ stack }) => OF_INTEREST.test(stack));
  expect(templates.length).toBeGreaterThan(8);
  for (const { stack, ...template } of templates) {
    expect(scrubbed(template)).toMatchSnapshot(stack);
  }
});
