import { Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { settle } from '../lib/compliance/settlement';

/** What the packs find below `scope` and nobody has acknowledged: `<path> <Pack>::<rule>`, sorted. */
export function findings(scope: IConstruct): string[] {
  settle(scope);
  return allFindings(scope)
    .filter(({ path, rule }) => !acknowledgedRules(scope, path).includes(rule))
    .map(({ path, rule }) => `${path} ${rule}`);
}

/** A rule of a pack that a resource breaks, acknowledged or not. */
export interface Finding {
  readonly path: string;
  /** `<Pack>::<rule>` with the finding in brackets, as acknowledgements name it. */
  readonly rule: string;
}

/** Everything that the packs find below `scope`. */
export function allFindings(scope: IConstruct): Finding[] {
  const packs = { AwsSolutions: new AwsSolutionsChecks(), Serverless: new ServerlessChecks() };
  return Object.entries(packs).flatMap(([pack, checks]) =>
    checks
      .validateScope(scope)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => ({ path: constructPath ?? '', rule: `${pack}::${ruleName}` })),
      ),
  );
}

/** Ids of the rules that a construct itself acknowledges, with their reasons. */
export function acknowledgements(construct: IConstruct): Record<string, string> {
  const entries = construct.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
  return Object.assign({}, ...entries.map(({ data }) => data as Record<string, string>)) as Record<string, string>;
}

function acknowledgedRules(scope: IConstruct, path: string): string[] {
  const construct = scope.node.root.node.findAll().find(({ node }) => node.path === path);
  return construct === undefined ? [] : construct.node.scopes.flatMap((ancestor) => Object.keys(acknowledgements(ancestor)));
}
