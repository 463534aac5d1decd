import fc from 'fast-check';
import { NO_VALUE } from '../../../local/cloudformation/resolution';
import { resolve } from '../../../local/cloudformation/resolve';
import { fakeScope } from './fake-scope';

const REFS: Record<string, unknown> = {
  Name: 'flights',
  Count: 3,
  Zones: ['a', 'b'],
  Bucket: 'bucket-1',
  'AWS::NoValue': NO_VALUE,
  'AWS::Region': 'us-east-1',
};
const SCOPE = fakeScope({
  stackName: 'Pilot-DataLake',
  region: 'us-east-1',
  languageExtensions: true,
  ref: (name) => REFS[name],
  attribute: (id, name) => (id === 'Bucket' ? { Arn: 'arn:bucket-1', 'Endpoint.Port': 80 }[name] : undefined),
  condition: (name) => ({ Yes: true, No: false })[name],
  mapping: (map, first, second) => (`${map}.${first}.${second}` === 'Sizes.us-east-1.small' ? ['1', '2'] : undefined),
  importValue: (name) => (name === 'Network:Vpc' ? 'vpc-1' : undefined),
  stackOutput: (stack, output) => (`${stack}.${output}` === 'Network.Vpc' ? 'vpc-2' : undefined),
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html and the page of each function
// there, for example https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
test.each<[string, unknown, unknown]>([
  ['keeps what is no function', { a: [1, 'x', null, { b: true }] }, { a: [1, 'x', null, { b: true }] }],
  ['Ref', { Ref: 'Name' }, 'flights'],
  ['Fn::GetAtt', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:bucket-1'],
  ['Fn::GetAtt with dots', { 'Fn::GetAtt': 'Bucket.Endpoint.Port' }, 80],
  ['Fn::Sub', { 'Fn::Sub': '${Name}/${Bucket.Arn}/${AWS::Region}/${!Literal}/${ Count }' }, 'flights/arn:bucket-1/us-east-1/${Literal}/3'],
  ['Fn::Sub with variables', { 'Fn::Sub': ['${X}-${Name}', { X: { Ref: 'Bucket' } }] }, 'bucket-1-flights'],
  ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }, 1]] }, 'a-flights-1'],
  ['Fn::Join without values that are AWS::NoValue', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a-b'],
  ['Fn::Join of Fn::Split', { 'Fn::Join': ['.', { 'Fn::Split': ['/', { Ref: 'Name' }] }] }, 'flights'],
  ['Fn::Join of a list parameter', { 'Fn::Join': ['+', { Ref: 'Zones' }] }, 'a+b'],
  ['Fn::Select', { 'Fn::Select': ['1', { Ref: 'Zones' }] }, 'b'],
  ['Fn::Split', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'c'],
  ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'Network:${X}'.replace('${X}', 'Vpc') } }, 'vpc-1'],
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
  ['Fn::GetStackOutput', { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Vpc' } }, 'vpc-2'],
  [
    'Fn::GetStackOutput of its own region',
    { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Vpc', Region: { Ref: 'AWS::Region' } } },
    'vpc-2',
  ],
  ['Fn::If within Fn::Join', { 'Fn::Join': ['', ['a', { 'Fn::If': ['Yes', 'b', 'c'] }]] }, 'ab'],
  ['Fn::If, true', { 'Fn::If': ['Yes', { Ref: 'Name' }, { Ref: 'Missing' }] }, 'flights'],
  ['Fn::If, false', { 'Fn::If': ['No', { Ref: 'Missing' }, 2] }, 2],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, ['1', '2']],
  ['Fn::FindInMap with a default', { 'Fn::FindInMap': ['Sizes', 'x', 'y', { DefaultValue: { Ref: 'Name' } }] }, 'flights'],
  ['Fn::Base64', { 'Fn::Base64': { Ref: 'Name' } }, 'ZmxpZ2h0cw=='],
  ['Fn::GetAZs', { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }, 'us-east-1b'],
  ['Fn::GetAZs of another region', { 'Fn::GetAZs': 'eu-west-1' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  ['Fn::Length', { 'Fn::Length': { Ref: 'Zones' } }, 2],
  ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Name' } } }, '{"a":"flights"}'],
  ['Fn::Cidr', { 'Fn::Cidr': ['10.0.0.0/24', 2, '5'] }, ['10.0.0.0/27', '10.0.0.32/27']],
  ['Fn::Cidr with the default mask', { 'Fn::Cidr': ['10.0.0.0/16', 2] }, ['10.0.0.0/24', '10.0.1.0/24']],
  ['AWS::NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ['AWS::NoValue in a list', [{ 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, 2], [2]],
  ['a policy condition is no function', { Condition: { StringEquals: {} } }, { Condition: { StringEquals: {} } }],
])('resolves %s', (_, value, expected) => {
  expect(resolve(value, SCOPE, 'Bucket.Properties')).toEqual(expected);
});

test.each<[string, unknown, string]>([
  [
    'an unknown function',
    { a: [{ 'Fn::Transform': {} }] },
    'Pilot-DataLake/Bucket.Properties.a[0]: unknown intrinsic function Fn::Transform',
  ],
  ['a condition function outside of conditions', { 'Fn::Equals': [1, 1] }, 'unknown intrinsic function Fn::Equals'],
  [
    'an output of another region',
    { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'Vpc', Region: 'eu-west-1' } },
    'Fn::GetStackOutput is emulated for stacks of the same account and region only, without RoleArn',
  ],
  ['an output that is not there', { 'Fn::GetStackOutput': { StackName: 'Network', OutputName: 'No' } }, 'stack Network has no output No'],
  ['a reference to nothing', { a: { Ref: 'Missing' } }, 'Pilot-DataLake/Bucket.Properties.a: Ref to Missing, which does not exist'],
  ['an attribute that is not there', { 'Fn::GetAtt': ['Bucket', 'Nope'] }, 'Bucket has no attribute Nope'],
  ['an export that is not there', { 'Fn::ImportValue': 'X' }, 'No export named X found.'],
  ['an unknown condition', { 'Fn::If': ['Maybe', 1, 2] }, 'unknown condition Maybe'],
  ['an index that is no number', { 'Fn::Select': ['x', ['a']] }, 'Fn::Select index NaN is outside of a list of 1'],
  ['a negative index', { 'Fn::Select': [-1, ['a']] }, 'Fn::Select index -1 is outside of a list of 1'],
  ['a list where a text is split', { 'Fn::Split': [',', { Ref: 'Zones' }] }, 'a string is needed, got ["a","b"]'],
  ['a reference as a delimiter', { 'Fn::Join': [{ Ref: 'Name' }, ['a']] }, 'the argument must be a literal string'],
  ['a list in Fn::Sub', { 'Fn::Sub': '${Zones}' }, 'a string is needed, got ["a","b"]'],
  ['an index outside of the list', { 'Fn::Select': [7, ['a']] }, 'Fn::Select index 7 is outside of a list of 1'],
  ['a mapping that is not there', { 'Fn::FindInMap': ['Sizes', 'x', 'y'] }, 'there is no mapping Sizes.x.y'],
  ['a wrong argument', { 'Fn::Join': 'x' }, 'the argument must be a list of 2, got "x"'],
  ['blocks that do not fit', { 'Fn::Cidr': ['10.0.0.0/24', 9, 5] }, 'the blocks do not fit into an IPv4 range'],
])('fails for %s', (_, value, message) => {
  expect(() => resolve(value, SCOPE, 'Bucket.Properties')).toThrow(message);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
test.each([
  ['Fn::Length', { 'Fn::Length': [] }],
  ['Fn::ToJsonString', { 'Fn::ToJsonString': {} }],
  ['the DefaultValue of Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', 'x', 'y', { DefaultValue: 1 }] }],
])('allows %s only to templates that ask for the language extensions', (what, value) => {
  const scope = { ...SCOPE, languageExtensions: false };
  expect(() => resolve(value, scope, 'Bucket')).toThrow(`${what} needs the transform AWS::LanguageExtensions`);
});

const DELIMITERS = fc.constantFrom(',', '-', '::', '/');

test('Fn::Split takes apart what Fn::Join has put together', () => {
  const texts = fc.array(fc.stringMatching(/^[a-z0-9 .]{0,5}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(DELIMITERS, texts, (delimiter, list) => {
      expect(resolve({ 'Fn::Split': [delimiter, { 'Fn::Join': [delimiter, list] }] }, SCOPE, 'Bucket')).toEqual(list);
      expect(resolve({ 'Fn::Length': { 'Fn::Split': [delimiter, list.join(delimiter)] } }, SCOPE, 'Bucket')).toBe(list.length);
    }),
    { numRuns: 50 },
  );
});

test('Fn::Sub with variables is Fn::Join of its parts', () => {
  const parts = fc.array(fc.stringMatching(/^[a-z ]{0,4}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(parts, (list) => {
      const text = list.map((_, index) => `\${V${index}}`).join('+');
      const variables = Object.fromEntries(list.map((part, index) => [`V${index}`, part]));
      expect(resolve({ 'Fn::Sub': [text, variables] }, SCOPE, 'Bucket')).toBe(resolve({ 'Fn::Join': ['+', list] }, SCOPE, 'Bucket'));
    }),
    { numRuns: 50 },
  );
});

test('a value without functions is left as it is', () => {
  const isPlain = (value: unknown): boolean => !/"(Ref|Fn::[^"]*)":/.test(JSON.stringify(value));
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }).filter(isPlain), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(resolve(plain, SCOPE, 'Bucket')).toEqual(plain);
    }),
    { numRuns: 50 },
  );
});
