import { resolveDefaults } from '../../../cli/check/resolve-defaults';

function resolved(value: unknown): unknown {
  const template = resolveDefaults({
    Parameters: {
      Name: { Type: 'String', Default: 'scoring' },
      Count: { Type: 'Number', Default: 2 },
      Subnets: { Type: 'CommaDelimitedList', Default: 'a,b' },
      Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path' },
      Open: { Type: 'String' },
    },
    Mappings: { Images: { scoring: { tag: '1.7-1' } } },
    Resources: { One: { Type: 'AWS::SNS::Topic', Properties: { value } } },
  });
  return template.Resources['One']?.Properties?.['value'];
}

test.each<[unknown, unknown]>([
  [{ Ref: 'Name' }, 'scoring'],
  [{ Ref: 'Count' }, 2],
  [{ Ref: 'Subnets' }, ['a', 'b']],
  [{ Ref: 'Stored' }, { Ref: 'Stored' }],
  [{ Ref: 'Open' }, { Ref: 'Open' }],
  [{ Ref: 'AWS::Region' }, { Ref: 'AWS::Region' }],
  [[{ a: { Ref: 'Name' } }], [{ a: 'scoring' }]],
  [{ 'Fn::Sub': '${Name}-${Count}-${Open}-${!Name}' }, { 'Fn::Sub': 'scoring-2-${Open}-${!Name}' }],
  [{ 'Fn::Sub': ['${Name}-${x}', { Name: 'own', x: { Ref: 'Name' } }] }, { 'Fn::Sub': ['${Name}-${x}', { Name: 'own', x: 'scoring' }] }],
  [{ 'Fn::FindInMap': ['Images', { Ref: 'Name' }, 'tag'] }, '1.7-1'],
  [{ 'Fn::FindInMap': ['Images', { Ref: 'AWS::Region' }, 'tag'] }, { 'Fn::FindInMap': ['Images', { Ref: 'AWS::Region' }, 'tag'] }],
  [{ 'Fn::If': ['C', { Ref: 'Name' }, 'b'] }, { 'Fn::If': ['C', 'scoring', 'b'] }],
])('%j is deployed as %j', (value, expected) => {
  expect(resolved(value)).toEqual(expected);
});
