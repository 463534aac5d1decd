import { explain } from '../../../scripts/compliance/exceptions';

const finding = { rule: 'W1', where: 'a.template.json#LogsBucket0A1B2C3D', message: 'no lock' };

test('a finding without an exception is a problem that names template, resource, rule and message', () => {
  expect(explain([finding], []).problems).toEqual(['a.template.json#LogsBucket0A1B2C3D breaks W1: no lock']);
});

test('an exception explains the findings of its rule on its resources, and no others', () => {
  const other = { ...finding, where: 'a.template.json#DataBucket0A1B2C3D' };
  const result = explain([finding, other], [{ rule: 'W1', resources: /^LogsBucket$/, reason: 'it holds logs' }]);
  expect(result).toEqual({ explained: 1, problems: ['a.template.json#DataBucket0A1B2C3D breaks W1: no lock'] });
});

test('an exception that explains nothing is stale', () => {
  expect(explain([], [{ rule: 'W1', resources: /^Gone$/, reason: 'it was' }]).problems).toEqual([
    'the exception from W1 for /^Gone$/ is stale: remove it',
  ]);
});
