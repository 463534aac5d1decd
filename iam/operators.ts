import { BlockList, isIP } from 'node:net';
import { Pattern } from './pattern';
import type { ConditionKeys } from './request';

/** Compares one value of the request with one value of the policy. */
export type Comparison = (actual: string, keys: ConditionKeys) => boolean;

/** A condition operator: how it compares, and whether it asks for the opposite. */
export interface Operator {
  /** Prepares the comparison with one value of the policy; throws if the value is not of the operator's type. */
  readonly compile: (expected: string, variables: boolean) => { readonly compare: Comparison; readonly pattern?: Pattern };
  readonly negated: boolean;
}

const pattern =
  (wildcards: boolean, ignoreCase: boolean): Operator['compile'] =>
  (expected, variables) => {
    const compiled = new Pattern(expected, { wildcards, variables, ignoreCase });
    return { compare: (actual, keys) => compiled.matches(actual, keys), pattern: compiled };
  };

const ordered =
  (parse: (text: string) => number, test: (actual: number, expected: number) => boolean): Operator['compile'] =>
  (text) => {
    const expected = parse(text);
    if (Number.isNaN(expected)) {
      throw new Error(`condition value must be a number or a date, got ${text}`);
    }
    return { compare: (actual) => test(parse(actual), expected) };
  };

/** ISO 8601, or seconds since the epoch. */
function dateMs(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** Each of an ARN's six parts fits by itself, so that a wildcard does not reach over a colon. */
const arn: Operator['compile'] = (expected, variables) => {
  const parts = arnParts(expected).map((part) => new Pattern(part, { wildcards: true, variables }));
  const compare: Comparison = (actual, keys) => {
    const values = arnParts(actual);
    return values.length === parts.length && parts.every((part, index) => part.matches(values[index] ?? '', keys));
  };
  return { compare, pattern: new Pattern(expected, { wildcards: true, variables }) };
};

/** Splits at colons outside of `${aws:…}`; the sixth part keeps its own colons. */
function arnParts(text: string): string[] {
  const parts = text.split(/:(?![^{]*\})/);
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

const ip: Operator['compile'] = (range) => {
  const [network = '', prefix] = range.split('/');
  const family = addressFamily(network);
  const list = new BlockList();
  list.addSubnet(network, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  return { compare: (actual) => isIP(actual) !== 0 && list.check(actual, addressFamily(actual)) };
};

function addressFamily(address: string): 'ipv4' | 'ipv6' {
  const version = isIP(address);
  if (version === 0) {
    throw new Error(`condition value must be an IP address or a CIDR range, got ${address}`);
  }
  return version === 4 ? 'ipv4' : 'ipv6';
}

const bool = pattern(false, true);

/** Both sides are base64. */
const binary: Operator['compile'] = (expected) => ({ compare: (actual) => actual === expected });

const COMPARISONS: Readonly<Record<string, { readonly compile: Operator['compile']; readonly opposite?: string }>> = {
  StringEquals: { compile: pattern(false, false), opposite: 'StringNotEquals' },
  StringEqualsIgnoreCase: { compile: pattern(false, true), opposite: 'StringNotEqualsIgnoreCase' },
  StringLike: { compile: pattern(true, false), opposite: 'StringNotLike' },
  ArnEquals: { compile: arn, opposite: 'ArnNotEquals' },
  ArnLike: { compile: arn, opposite: 'ArnNotLike' },
  NumericEquals: { compile: ordered(Number, (a, b) => a === b), opposite: 'NumericNotEquals' },
  NumericLessThan: { compile: ordered(Number, (a, b) => a < b) },
  NumericLessThanEquals: { compile: ordered(Number, (a, b) => a <= b) },
  NumericGreaterThan: { compile: ordered(Number, (a, b) => a > b) },
  NumericGreaterThanEquals: { compile: ordered(Number, (a, b) => a >= b) },
  DateEquals: { compile: ordered(dateMs, (a, b) => a === b), opposite: 'DateNotEquals' },
  DateLessThan: { compile: ordered(dateMs, (a, b) => a < b) },
  DateLessThanEquals: { compile: ordered(dateMs, (a, b) => a <= b) },
  DateGreaterThan: { compile: ordered(dateMs, (a, b) => a > b) },
  DateGreaterThanEquals: { compile: ordered(dateMs, (a, b) => a >= b) },
  Bool: { compile: bool },
  BinaryEquals: { compile: binary },
  IpAddress: { compile: ip, opposite: 'NotIpAddress' },
};

const OPERATORS = new Map<string, Operator>(
  Object.entries(COMPARISONS).flatMap(([name, { compile, opposite }]) => [
    [name.toLowerCase(), { compile, negated: false }],
    ...(opposite ? [[opposite.toLowerCase(), { compile, negated: true }] as const] : []),
  ]),
);

/** The operator of this name, in any case; throws if IAM has none such. */
export function operatorNamed(name: string): Operator {
  const operator = OPERATORS.get(name.toLowerCase());
  if (!operator) {
    throw new Error(`condition operator must be one of IAM's, got ${name}`);
  }
  return operator;
}
