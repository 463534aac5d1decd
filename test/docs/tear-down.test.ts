import { everyTemplate } from '../every-template';
import { page } from './markdown';

const { text } = page('docs/guides/tear-down.md');

/** The stacks in the order in which the guide deletes them. */
const order = [...text.matchAll(/^\d+\. `([\w-]+)`$/gm)].map(([, name = '']) => name);

/** Names of the environment's stacks, without the environment, and of the stacks whose exports each one imports. */
function imports(environment: string): Map<string, string[]> {
  const own = everyTemplate().filter(({ stack }) => stack.startsWith(`${environment}-`));
  return new Map(own.map((template) => [short(template.stack), exporters(template)]));
}

/** CloudFormation deletes no stack whose exports are still imported. */
function exporters(template: object): string[] {
  const names = [...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^:"]+):/g)].map(([, stack = '']) => short(stack));
  return [...new Set(names)];
}

function short(stack: string): string {
  return stack.replace(/^\w+-/, '');
}

test.each(['Pilot', 'Production'])('the guide deletes every stack of %s, each before those that it imports from', (environment) => {
  const needs = [...imports(environment)].flatMap(([stack, needed]) => needed.map((other) => ({ stack, other })));
  expect([...order].sort()).toEqual([...imports(environment).keys()].sort());
  expect(needs.length).toBeGreaterThan(20);
  expect(needs.filter(({ stack, other }) => order.indexOf(stack) > order.indexOf(other))).toEqual([]);
});

test('the protection is taken off the same stacks', () => {
  expect(/for stack in ([^;]+); do/.exec(text)?.[1]?.split(' ')).toEqual(order);
});
