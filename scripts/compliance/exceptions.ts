/** Something that a witness does not like. */
export interface Finding {
  /** The witness's own id of the rule. */
  readonly rule: string;
  /** `<template file>#<logical id>`. */
  readonly where: string;
  readonly message: string;
}

/** Why a rule of a witness does not hold for some resources. */
export interface Exception {
  readonly rule: string;
  /** What the ends of the resources' logical ids are matched by, hashes left out; every resource when it is left out. */
  readonly resources?: RegExp;
  /** What a stranger can check. */
  readonly reason: string;
}

/** Hash that CDK puts behind a logical id. */
const HASH = /[0-9A-F]{8}$/;

/** Tells the findings that an exception explains from those that are problems; an exception that explains none is a problem too. */
export function explain(findings: readonly Finding[], exceptions: readonly Exception[]): { explained: number; problems: string[] } {
  const left = findings.filter((finding) => !exceptions.some((exception) => covers(exception, finding)));
  const stale = exceptions.filter((exception) => !findings.some((finding) => covers(exception, finding)));
  return {
    explained: findings.length - left.length,
    problems: [
      ...left.map(({ rule, where, message }) => `${where} breaks ${rule}: ${message}`),
      ...stale.map(({ rule, resources }) => `the exception from ${rule} for ${String(resources ?? 'every resource')} is stale: remove it`),
    ],
  };
}

function covers({ rule, resources }: Exception, finding: Finding): boolean {
  const [, logicalId = ''] = finding.where.split('#');
  return rule === finding.rule && (resources === undefined || resources.test(logicalId.replace(HASH, '')));
}
