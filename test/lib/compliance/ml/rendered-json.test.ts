import { renderedJson } from '../../../../lib/compliance/ml/rendered-json';

const ARN = { 'Fn::GetAtt': ['Key', 'Arn'] };

test('an intrinsic that is a whole string stands as itself, one inside of a text as a join', () => {
  const text = { 'Fn::Join': ['', ['{"key":"', ARN, '","role":"arn:', { Ref: 'AWS::Partition' }, ':iam"}']] };
  expect(renderedJson(text)).toEqual({ key: ARN, role: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam']] } });
});

test('an intrinsic outside of quotes is a value', () => {
  expect(renderedJson({ 'Fn::Join': ['', ['{"count":', { Ref: 'Count' }, ',"name":"a\\"b"}']] })).toEqual({
    count: { Ref: 'Count' },
    name: 'a"b',
  });
});

test('Fn::Sub gives references, attributes, variables and literals', () => {
  const text = { 'Fn::Sub': ['{"a":"${Bucket}","b":"${Key.Arn}","c":"${name}","d":"${!kept}"}', { name: 'it "is"' }] };
  expect(renderedJson(text)).toEqual({ a: { Ref: 'Bucket' }, b: ARN, c: 'it "is"', d: '${kept}' });
});

test('substitutions fill the names that they have', () => {
  expect(renderedJson('{"a":"${Key}","b":"${Other}"}', { Key: ARN })).toEqual({ a: ARN, b: '${Other}' });
});

test('a definition that is an object is taken with its intrinsics and substitutions', () => {
  expect(renderedJson({ States: { Key: ARN, Name: '${Name}' } }, { Name: 'train' })).toEqual({ States: { Key: ARN, Name: 'train' } });
});

test.each([
  ['{', /JSON|position/i],
  [{ Ref: 'Definition' }, 'only known when CloudFormation runs'],
  [{ 'Fn::ImportValue': 'x' }, 'only known'],
])('throws for %j', (text, message) => {
  expect(() => renderedJson(text)).toThrow(message);
});
