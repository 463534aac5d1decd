import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { settlePipelines } from './settle-pipelines';
import { settleRuleQueues } from './settle-rule-queues';
import { settleServerlessModels } from './settle-serverless-models';
import { settleTemporaryModels } from './settle-temporary-models';
import { settleWildcards } from './settle-wildcards';

/**
 * Acknowledges the findings that a rule of ours proves to be harmless.
 *
 * It is a validation plugin because references between stacks have their final form, which the ids of findings embed, only after synthesis.
 */
export class Settlement implements IPolicyValidationPlugin {
  public readonly name = 'Plumbline';

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    settle(context.appConstruct);
    return { success: true, violations: [] };
  }
}

/** Settles what can be settled below `scope`. */
export function settle(scope: IConstruct): void {
  for (const node of scope.node.findAll()) {
    settleWildcards(node);
    settleRuleQueues(node);
    settlePipelines(node);
    settleServerlessModels(node);
    settleTemporaryModels(node);
  }
}
