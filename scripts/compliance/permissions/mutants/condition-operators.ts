import type { ConditionTest, PolicyStatement } from '../policy-statement';
import { testsIn } from '../policy-statement';
import type { Mutant, Operator } from './mutant';

/** Another account and organization. */
const OTHER_ACCOUNT = '888888888888';

/** All conditions of one operator are forgotten. */
export const dropOperator: Operator = (statement) =>
  Object.keys(statement.Condition ?? {}).map((operator) => ({
    operator: 'drop condition operator',
    change: operator,
    statement: {
      ...statement,
      Condition: Object.fromEntries(Object.entries(statement.Condition ?? {}).filter(([name]) => name !== operator)),
    },
  }));

/** One key of several is forgotten. */
export const dropKey: Operator = (statement) => {
  const tests = testsIn(statement);
  return tests.length < 2 ? [] : tests.map((test) => mutant('drop condition key', statement, test, undefined));
};

/** Any value instead of the exact one. */
export const likeAnything: Operator = (statement) =>
  testsIn(statement)
    .filter(({ operator }) => /^(StringEquals|ArnEquals|ArnLike|StringLike)$/.test(operator))
    .map((test) => mutant('value to *', statement, test, { ...test, operator: 'StringLike', values: ['*'] }));

/** The account of a value is another one. */
export const otherAccount: Operator = (statement) =>
  testsIn(statement)
    .filter(({ values }) => values.some((value) => /\d{12}/.test(value)))
    .map((test) =>
      mutant('other account', statement, test, { ...test, values: test.values.map((value) => value.replace(/\d{12}/, OTHER_ACCOUNT)) }),
    );

/** `IfExists` where there was none, none where there was. */
export const toggleIfExists: Operator = (statement) =>
  testsIn(statement)
    // A negated operator holds without the key anyway.
    .filter(({ operator }) => operator !== 'Null' && !operator.includes('Not'))
    .map((test) => {
      const operator = test.operator.endsWith('IfExists') ? test.operator.replace(/IfExists$/, '') : `${test.operator}IfExists`;
      return mutant('toggle IfExists', statement, test, { ...test, operator });
    });

/** Present instead of absent, true instead of false. */
export const invert: Operator = (statement) =>
  testsIn(statement)
    .filter(({ operator }) => /^(Null|Bool(IfExists)?)$/.test(operator))
    .map((test) => mutant('invert', statement, test, { ...test, values: test.values.map((value) => String(value !== 'true')) }));

/** Any of the values instead of all, and the other way round. */
export const swapQuantifier: Operator = (statement) =>
  testsIn(statement)
    .filter(({ operator }) => /^For(All|Any)Values?:/.test(operator))
    .map((test) => {
      const [quantifier, operator = ''] = test.operator.split(':');
      const other = quantifier === 'ForAllValues' ? 'ForAnyValue' : 'ForAllValues';
      return mutant('swap quantifier', statement, test, { ...test, operator: `${other}:${operator}` });
    });

function mutant(operator: string, statement: PolicyStatement, from: ConditionTest, to: ConditionTest | undefined): Mutant {
  const tests = testsIn(statement).flatMap((test) => (test.operator === from.operator && test.key === from.key ? (to ?? []) : test));
  const Condition: Record<string, Record<string, readonly string[]>> = {};
  for (const test of tests) {
    Condition[test.operator] = { ...Condition[test.operator], [test.key]: test.values };
  }
  return { operator, change: `${from.operator} ${from.key}`, statement: { ...statement, Condition } };
}
