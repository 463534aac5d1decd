import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** That a construct need not keep a rule. */
export interface Acknowledgement {
  readonly construct: IConstruct;
  /** For example `AwsSolutions::AwsSolutions-IAM5[Resource::*]`. */
  readonly rule: string;
  readonly reason: string;
}

/** Rules that aws-cdk-lib itself acknowledges: those of the validator it brings, and its own warnings. */
const OF_THE_LIBRARY = /^(CloudFormation-Validate::|Annotation::@aws-cdk)/;

/** The acknowledgements of a construct and of all below it, without the library's own kind. */
export function acknowledgementsBelow(scope: IConstruct): Acknowledgement[] {
  return scope.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries(data as Record<string, string>))
        .map(([rule, reason]) => ({ construct, rule, reason })),
    )
    .filter(({ rule }) => !OF_THE_LIBRARY.test(rule));
}
