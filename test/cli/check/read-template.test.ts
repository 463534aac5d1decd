import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from '../../../cli/check/read-template';

const file = join(mkdtempSync(join(tmpdir(), 'template-')), 'template.yaml');

async function properties(yaml: string): Promise<unknown> {
  writeFileSync(file, `Resources:\n  One:\n    Type: AWS::SNS::Topic\n    Properties:\n${yaml.replaceAll(/^/gm, '      ')}\n`);
  return (await readTemplate(file)).Resources['One']?.Properties;
}

test.each<[string, unknown]>([
  ['A: !Ref Key', { Ref: 'Key' }],
  ['A: !GetAtt Nested.Outputs.Key', { 'Fn::GetAtt': ['Nested', 'Outputs.Key'] }],
  ['A: !GetAtt [Key, Arn]', { 'Fn::GetAtt': ['Key', 'Arn'] }],
  ['A: !Sub "${Key}-x"', { 'Fn::Sub': '${Key}-x' }],
  ['A: !Sub ["${k}", {k: !Ref Key}]', { 'Fn::Sub': ['${k}', { k: { Ref: 'Key' } }] }],
  ['A: !If [C, !Ref Key, !Ref AWS::NoValue]', { 'Fn::If': ['C', { Ref: 'Key' }, { Ref: 'AWS::NoValue' }] }],
  ['A: !Join ["", [a, !ImportValue b]]', { 'Fn::Join': ['', ['a', { 'Fn::ImportValue': 'b' }]] }],
  ['A: !Condition C', { Condition: 'C' }],
  ['A: !Base64\n  Fn::Sub: text', { 'Fn::Base64': { 'Fn::Sub': 'text' } }],
  ['A: &a {B: 1}\nC: *a', { B: 1 }],
  ['A: 2012-10-17', '2012-10-17'],
  ['A: !!str 1', '1'],
])('%j reads as the long form', async (yaml, expected) => {
  expect(await properties(yaml)).toMatchObject({ A: expected });
});

test('a key that is there twice is an error with its line', async () => {
  await expect(properties('A: 1\nA: 2')).rejects.toThrow(/unique.*line 6/);
});
