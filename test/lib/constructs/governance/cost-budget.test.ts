import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { COST_TAGS, CostBudget } from '../../../../lib/constructs/governance/cost-budget';
import { findings } from '../../../findings';
import { testStack } from '../../../stack';

function budgeted() {
  const stack = testStack();
  new CostBudget(stack, 'Budget', {
    budgetName: 'plumbline-test-flights',
    monthlyLimitUsd: 150,
    tag: { key: COST_TAGS.model, value: 'flights' },
    alertTopic: Topic.fromTopicArn(stack, 'Alerts', 'arn:aws:sns:us-east-1:123456789012:alerts'),
  });
  return { stack, template: Template.fromStack(stack) };
}

test('limits the monthly cost of what carries the tag', () => {
  budgeted().template.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: {
      BudgetName: 'plumbline-test-flights',
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 150, Unit: 'USD' },
      CostFilters: { TagKeyValue: ['user:plumbline:model$flights'] },
    },
  });
});

test.each([
  ['ACTUAL', 80],
  ['ACTUAL', 100],
  ['FORECASTED', 100],
])('tells the topic of %s cost at %d percent', (NotificationType, Threshold) => {
  budgeted().template.hasResourceProperties('AWS::Budgets::Budget', {
    NotificationsWithSubscribers: Match.arrayWith([
      {
        Notification: { NotificationType, Threshold, ThresholdType: 'PERCENTAGE', ComparisonOperator: 'GREATER_THAN' },
        Subscribers: [{ SubscriptionType: 'SNS', Address: 'arn:aws:sns:us-east-1:123456789012:alerts' }],
      },
    ]),
  });
});

test('breaks no rule', () => {
  expect(findings(budgeted().stack)).toEqual([]);
});
