import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Tags by which AWS splits the bill, once they are activated as cost allocation tags in the account that pays. */
export const COST_TAGS = { environment: 'plumbline:environment', model: 'plumbline:model' } as const;

/** Properties for defining a `CostBudget`. */
export interface CostBudgetProps {
  /** Name of the budget: unique in the account, people read it in the alert. */
  readonly budgetName: string;
  /** Cost of a calendar month, in US dollars. */
  readonly monthlyLimitUsd: number;
  /** Tag of the resources whose cost counts. */
  readonly tag: { readonly key: string; readonly value: string };
  /** Topic that is told; its policy must let AWS Budgets publish. */
  readonly alertTopic: ITopic;
}

/** When the topic is told: kind of cost, and share of the limit in percent. */
const ALERTS = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
  { notificationType: 'FORECASTED', threshold: 100 },
];

/** A monthly limit on the cost of what carries a tag: AWS tells of it, and stops nothing. */
export class CostBudget extends Construct {
  constructor(scope: Construct, id: string, props: CostBudgetProps) {
    super(scope, id);
    const { budgetName, monthlyLimitUsd, tag, alertTopic } = props;
    new CfnBudget(this, 'Resource', {
      budget: {
        budgetName,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyLimitUsd, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:${tag.key}$${tag.value}`] },
      },
      notificationsWithSubscribers: ALERTS.map((alert) => ({
        notification: { ...alert, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' },
        subscribers: [{ subscriptionType: 'SNS', address: alertTopic.topicArn }],
      })),
    });
  }
}
