import fc from 'fast-check';
import type { ContextObject } from '../../../local/step-functions/data-flow';
import { parseJson } from '../../../local/step-functions/json';
import { evaluate } from '../../../local/step-functions/jsonata-expression';
import { fillTemplate } from '../../../local/step-functions/payload-template';
import { Variables } from '../../../local/step-functions/variables';

const CONTEXT = { State: { Name: 'S' } } as ContextObject;
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

// https://states-language.net/spec.html#payload-template
describe('a payload template', () => {
  const fill = (template: unknown, input: unknown = {}, variables = new Variables()): unknown =>
    fillTemplate(template, { input, context: CONTEXT, variables });
  const plain = json.filter((value) => !JSON.stringify(value).includes('.$"'));

  test('without paths is itself', () => {
    fc.assert(
      fc.property(plain, (template) => {
        expect(fill(template)).toStrictEqual(template);
      }),
    );
  });

  test('puts each value where its path is, whatever the value', () => {
    fc.assert(
      fc.property(json, json, (input, value) => {
        const variables = new Variables();
        variables.assign({ v: value });
        const filled = fill({ a: [{ 'input.$': '$', 'name.$': '$$.State.Name', 'v.$': '$v' }] }, input, variables);
        expect(filled).toStrictEqual({ a: [{ input, name: 'S', v: value }] });
      }),
    );
  });

  test('is read anew each time', () => {
    const template = { 'a.$': '$.n' };
    expect([1, 2].map((n) => fill(template, { n }))).toEqual([{ a: 1 }, { a: 2 }]);
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
describe('JSONata', () => {
  const run = (value: unknown, input: unknown, variables = {}): Promise<unknown> =>
    evaluate(value, 'Output', { states: { input }, variables, now: 0 });
  const plain = json.filter((value) => !JSON.stringify(value).includes('{%'));

  test('leaves what is no expression as it is', async () => {
    await fc.assert(
      fc.asyncProperty(plain, async (value) => {
        expect(await run(value, {})).toStrictEqual(value);
      }),
    );
  });

  test('gives the input and variables as they are', async () => {
    await fc.assert(
      fc.asyncProperty(json, json, async (input, x) => {
        expect(await run({ input: '{% $states.input %}', list: ['{% $x %}'] }, input, { x })).toStrictEqual({ input, list: [x] });
      }),
    );
  });

  test('takes a text as an expression only when it starts and ends as one', async () => {
    for (const text of [' {% 1 %}', '{% 1 %} ', '{%1', '1%}', '{%}']) {
      expect(await run(text, {})).toBe(text);
    }
    expect(await run('{%1%}', {})).toBe(1);
    expect(await run('{%\n 1 +\n 1 %}', {})).toBe(2);
  });

  test('without an end fails, after 5 seconds or 1,000 levels', async () => {
    const endless = '{% ($f := function($n){ $f($n + 1) }; $f(1)) %}';
    const deep = '{% ($f := function($n){ 1 + $f($n + 1) }; $f(1)) %}';
    await expect(run(deep, {})).rejects.toThrow('D1011');
    let now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => (now += 100));
    await expect(run(endless, {})).rejects.toThrow('D1012: Evaluation timeout after 5000 milliseconds');
    clock.mockRestore();
  });

  test('has virtual time, and variables win over functions of the same name', async () => {
    expect(await run(['{% $now() %}', '{% $millis() %}'], {})).toEqual(['1970-01-01T00:00:00.000Z', 0]);
    expect(await run('{% $now %}', {}, { now: 'x' })).toBe('x');
  });
});

// https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html: scopes, 256 KiB in one Assign, 10 MiB in all
describe('variables', () => {
  test('of outer scopes are read, not set, and siblings do not see each other', () => {
    const outer = new Variables();
    outer.assign({ x: 1 });
    const [one, other] = [outer.inner(), outer.inner()];
    one.assign({ y: 2 });
    expect(one.all()).toEqual({ x: 1, y: 2 });
    expect([other.has('y'), outer.has('y'), other.get('x')]).toEqual([false, false, 1]);
    expect(() => {
      one.assign({ x: 2 });
    }).toThrow('it exists in an outer scope');
  });

  test('of one Assign take 256 KiB at most', () => {
    const variables = new Variables();
    variables.assign({ a: 'x'.repeat(262_142) });
    expect(() => {
      variables.assign({ b: 'x'.repeat(131_071), c: 'x'.repeat(131_070) });
    }).toThrow('States.DataLimitExceeded');
  });

  test('take 10 MiB at most together, and what is overwritten counts no more', () => {
    const variables = new Variables();
    const value = 'x'.repeat(262_142);
    for (let index = 0; index < 40; index += 1) {
      variables.assign({ [`v${index}`]: value });
      variables.assign({ [`v${index}`]: value });
    }
    expect(() => {
      variables.inner().assign({ one: 1 });
    }).toThrow('States.DataLimitExceeded');
  });
});

// No page of AWS has this limit: it is the one of Java's JSON parser, and keeps a hostile input from breaking what walks through it.
test('JSON has at most 1,000 levels', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}"[[\\"[["${']'.repeat(depth)}`;
  expect(() => parseJson(nested(1000))).not.toThrow();
  expect(() => parseJson(nested(1001))).toThrow('more than 1000 levels');
  fc.assert(
    fc.property(json, (value) => {
      expect(parseJson(JSON.stringify(value))).toStrictEqual(value);
    }),
  );
});
