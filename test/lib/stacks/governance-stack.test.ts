import { Match } from 'aws-cdk-lib/assertions';
import { pilot } from '../../../config/pilot';
import { production } from '../../../config/production';
import { platformStages, stacksOf, stageOf, templateOf } from '../../stage';

test('limits the cost of the environment and of each model, each by its tag', () => {
  const template = templateOf(platformStages().production, 'Governance');
  for (const [name, amount, tag] of [
    ['plumbline-production', production.monthlyBudgetUsd, 'user:plumbline:environment$production'],
    ['plumbline-production-flight-delay', production.models[0]?.monthlyBudgetUsd, 'user:plumbline:model$production/flight-delay'],
  ]) {
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetName: name, BudgetLimit: { Amount: amount, Unit: 'USD' }, CostFilters: { TagKeyValue: [tag] } },
    });
  }
});

test('each stack carries the tags by which its cost is split; those of a model name it', () => {
  const { production: stage } = platformStages();
  const tags = Object.fromEntries(stacksOf(stage).map(({ node, tags }) => [node.id, tags.tagValues()]));
  expect(tags['DataLake']).toEqual({ 'plumbline:environment': 'production' });
  for (const stack of ['Training', 'Serving', 'Endpoint', 'BatchInference', 'Monitoring']) {
    expect(tags[`FlightDelay-${stack}`]).toEqual({
      'plumbline:environment': 'production',
      'plumbline:model': 'production/flight-delay',
    });
  }
});

test('jobs that a training starts carry the tags too', () => {
  const states = JSON.stringify(templateOf(platformStages().production, 'FlightDelay-Training').toJSON());
  expect(states.match(/\\"Key\\":\\"plumbline:model\\",\\"Value\\":\\"production\/flight-delay\\"/g)).toHaveLength(2);
});

test.each([
  [undefined, { Mode: 'GOVERNANCE', Days: 365 }],
  [{ mode: 'compliance', days: 2555 } as const, { Mode: 'COMPLIANCE', Days: 2555 }],
])('locks the copies of audit records as config says: %j', (auditLock, DefaultRetention) => {
  templateOf(stageOf({ ...pilot, auditLock }), 'Governance').hasResourceProperties('AWS::S3::Bucket', {
    ObjectLockConfiguration: { Rule: { DefaultRetention } },
  });
});

test('an environment that deletes its data with its stacks locks nothing', () => {
  const template = templateOf(stageOf({ ...pilot, deleteDataWithStacks: true }), 'Governance');
  expect(template.findResources('AWS::S3::Bucket', { Properties: { ObjectLockEnabled: Match.anyValue() } })).toEqual({});
});
