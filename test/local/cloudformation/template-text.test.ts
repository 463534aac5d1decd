import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseTemplate } from '../../../local/cloudformation/template-text';

const value = (text: string): unknown => parseTemplate(`Resources: {A: {Type: T, Properties: {V: ${text}}}}`).Resources.A?.Properties?.V;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html (YAML short forms)
test.each<[string, unknown]>([
  ['!Ref Name', { Ref: 'Name' }],
  ['!GetAtt A.Arn', { 'Fn::GetAtt': 'A.Arn' }],
  ['!GetAtt [A, Arn]', { 'Fn::GetAtt': ['A', 'Arn'] }],
  ["!Sub '${A}-b'", { 'Fn::Sub': '${A}-b' }],
  ["!Sub ['${X}', {X: !Ref Y}]", { 'Fn::Sub': ['${X}', { X: { Ref: 'Y' } }] }],
  ["!Join ['-', [a, !Ref B]]", { 'Fn::Join': ['-', ['a', { Ref: 'B' }]] }],
  ["!Select [0, !GetAZs '']", { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
  ['!If [IsBig, 1, !Ref "AWS::NoValue"]', { 'Fn::If': ['IsBig', 1, { Ref: 'AWS::NoValue' }] }],
  ['!Not [!Condition Other]', { 'Fn::Not': [{ Condition: 'Other' }] }],
  ['!GetStackOutput {StackName: s, OutputName: o}', { 'Fn::GetStackOutput': { StackName: 's', OutputName: 'o' } }],
  ['{Fn::Base64: !ImportValue x}', { 'Fn::Base64': { 'Fn::ImportValue': 'x' } }],
  ['2012-10-17', '2012-10-17'],
  ['yes', 'yes'],
  ['012345678901', 12345678901],
])('reads %s', (text, expected) => {
  expect(value(text)).toEqual(expected);
});

test.each([
  ['{"Resources":', 'JSON not well-formed'],
  ['Resources: [', 'YAML not well-formed'],
  ['- a', 'unsupported structure.'],
  ['Description: x', 'At least one Resources member must be defined.'],
])('refuses %s', (text, reason) => {
  expect(() => parseTemplate(text)).toThrow(`Template format error: ${reason}`);
});

test('JSON and the same template as YAML are the same', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (Metadata) => {
      const template = JSON.parse(JSON.stringify({ Metadata, Resources: {} })) as object;
      expect(parseTemplate(stringify(template))).toEqual(parseTemplate(JSON.stringify(template)));
    }),
    { numRuns: 50 },
  );
});
