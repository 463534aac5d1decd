import { assertReferences } from '../../../local/cloudformation/assert-references';
import { thingResource } from './fake-resources';

const message = (block: string) => `Template format error: Unresolved resource dependencies [No] in the ${block} block of the template`;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html#troubleshooting-errors-validation-error
test.each<[string, object]>([
  ['Ref', thingResource({ Value: { Ref: 'No' } })],
  ['Fn::GetAtt', thingResource({ Value: [{ 'Fn::GetAtt': ['No', 'Arn'] }] })],
  ['Fn::GetAtt as a text', thingResource({ Value: { 'Fn::GetAtt': 'No.Arn' } })],
  ['Fn::Sub', thingResource({ Value: { 'Fn::Sub': 'a-${No.Arn}' } })],
  ['DependsOn', thingResource({}, { DependsOn: ['No'] })],
])('%s to what is not declared is refused', (_, A) => {
  expect(() => {
    assertReferences({ Resources: { A: A as ReturnType<typeof thingResource> } });
  }).toThrow(message('Resources'));
});

test('so is an output of it', () => {
  expect(() => {
    assertReferences({ Resources: {}, Outputs: { A: { Value: { Ref: 'No' } } } });
  }).toThrow(message('Outputs'));
});

test('parameters, pseudo parameters, resources of any condition and variables of Fn::Sub are declared', () => {
  const Value = { 'Fn::Sub': ['${AWS::Region}-${P}-${B}-${Own}-${!Literal}', { Own: { Ref: 'AWS::StackName' } }] };
  const A = thingResource({ Value }, { DependsOn: 'B' });
  const template = { Parameters: { P: { Type: 'String' } }, Resources: { A, B: thingResource({}, { Condition: 'Never' }) } };
  expect(() => {
    assertReferences(template);
  }).not.toThrow();
});
