import { problemsOf } from '../../../scripts/compliance/cloudformation-validate';

const violation = {
  ruleName: 'E3012',
  description: 'Timeout must be at most 900',
  violatingConstructs: [{ constructPath: 'Pilot/Lake/Ingest' }],
};
const report = (parts: object): Parameters<typeof problemsOf>[1] => ({ pluginName: 'CloudFormation Validate', violations: [], ...parts });

test('a planted violation is a problem with its path', () => {
  expect(problemsOf('cdk.out', report({ violations: [violation] }))).toEqual([
    'Pilot/Lake/Ingest breaks E3012: Timeout must be at most 900',
  ]);
});

test('an acknowledgement without a reason is a problem', () => {
  expect(problemsOf('cdk.out', report({ suppressedViolations: [{ ...violation, reason: ' ' }] }))).toEqual([
    'Pilot/Lake/Ingest acknowledges E3012 without a reason',
  ]);
  expect(problemsOf('cdk.out', report({ suppressedViolations: [{ ...violation, reason: 'named in config' }] }))).toEqual([]);
});

test('the platform cannot pass with the validator switched off', () => {
  expect(problemsOf('cdk.out', undefined)).toEqual([expect.stringContaining('CDK_VALIDATION=false')]);
  expect(problemsOf('.cache/compliance/one-construct', undefined)).toEqual([]);
});
