import { Template } from 'aws-cdk-lib/assertions';
import { QuarantineAlarm } from '../../../../lib/constructs/batch/quarantine-alarm';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function alarm(maxShare?: number) {
  const stack = testStack();
  new QuarantineAlarm(stack, 'Alarm', { environment: 'test', model: 'flights', alertTopic: testHost(stack).alertTopic, maxShare });
  return { stack, template: Template.fromStack(stack) };
}

test.each([
  [undefined, 0.01],
  [0.2, 0.2],
])('fires above one percent unless told otherwise', (maxShare, Threshold) => {
  alarm(maxShare).template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Threshold,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
  });
});

test('divides what was quarantined by what came in', () => {
  const [found] = Object.values(alarm().template.findResources('AWS::CloudWatch::Alarm'));
  expect(JSON.stringify(found)).toMatch(/quarantined \/ records.*RecordsQuarantined.*RecordsIn/);
});

test.each([-0.1, 1.1])('fails for a share of %d', (maxShare) => {
  expect(() => alarm(maxShare)).toThrow(`maxShare must be from 0 to 1, got ${maxShare}`);
});

test('breaks no rule', () => {
  expect(findings(alarm().stack)).toEqual([]);
});
