import { deployStack } from '../../../local/cloudformation/deploy-stack';
import type { ParameterDefinition } from '../../../local/cloudformation/template';
import { ROOT } from '../test-cloud';
import { stackCloud, thingResource } from './fake-resources';

/** What `Ref` to a parameter of this definition gives. */
async function refOf(definition: ParameterDefinition, value?: string): Promise<unknown> {
  const cloud = stackCloud();
  const parameters = { '/name': 'one', '/list': 'a, b', '/image': 'ami-1' };
  for (const [Name, Value] of Object.entries(parameters)) {
    await cloud.call(ROOT, 'ssm', 'PutParameter', { Name, Value, Type: Name === '/list' ? 'StringList' : 'String' });
  }
  const template = { Parameters: { P: definition }, Resources: { A: thingResource({ Value: { Ref: 'P' } }) } };
  const stack = await deployStack(cloud, { name: 'Test', template, parameters: value === undefined ? {} : { P: value } });
  return stack.resources.get('A')?.properties.Value;
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/systems-manager-parameter-types.html
test.each<[string, string | undefined, unknown]>([
  ['String', 'a,b', 'a,b'],
  ['Number', '5.5', 5.5],
  ['CommaDelimitedList', 'a, b ,c', ['a', 'b', 'c']],
  ['List<Number>', '1, 2', ['1', '2']],
  ['AWS::SSM::Parameter::Name', '/name', '/name'],
  ['AWS::SSM::Parameter::Value<String>', '/name', 'one'],
  ['AWS::SSM::Parameter::Value<List<String>>', '/list', ['a', 'b']],
  ['AWS::SSM::Parameter::Value<CommaDelimitedList>', '/list', ['a', 'b']],
  ['AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', '/image', 'ami-1'],
  ['AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>', '/list', ['a', 'b']],
])('a parameter of type %s', async (Type, value, expected) => {
  await expect(refOf({ Type }, value)).resolves.toEqual(expected);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html#parameters-section-structure-properties
// https://github.com/awslabs/amazon-kinesis-data-generator/issues/1 (the form with a description)
test.each<[string, Omit<ParameterDefinition, 'Type'> & { readonly Type?: string }, string, string]>([
  ['AllowedValues', { AllowedValues: ['a', 1] }, 'b', "Parameter 'P' must be one of AllowedValues"],
  ['AllowedPattern of the whole value', { AllowedPattern: '[a-z]' }, 'ab', "Parameter 'P' must match pattern [a-z]"],
  ['MinLength', { MinLength: 3 }, 'ab', "Parameter 'P' must contain at least 3 characters"],
  ['MaxLength', { MaxLength: 1 }, 'ab', "Parameter 'P' must contain at most 1 characters"],
  ['Number', { Type: 'Number' }, 'x', "Parameter 'P' must be a number"],
  ['MinValue', { Type: 'Number', MinValue: 2 }, '1', "Parameter 'P' must be a number not less than 2"],
  ['MaxValue of each of a list', { Type: 'List<Number>', MaxValue: 2 }, '1,3', "Parameter 'P' must be a number not greater than 2"],
  [
    'a constraint with a description',
    { AllowedPattern: 'a', ConstraintDescription: 'say a' },
    'b',
    'Parameter P failed to satisfy constraint: say a',
  ],
  [
    'an SSM parameter that must be there',
    { Type: 'AWS::SSM::Parameter::Name' },
    '/no',
    'Unable to fetch parameters [/no] from parameter store for this account.',
  ],
])('%s is checked', async (_, definition, value, message) => {
  await expect(refOf({ Type: 'String', ...definition }, value)).rejects.toMatchObject({ code: 'ValidationError', message });
});

test.each(['AWS::EC2::VPC::Id', 'List<AWS::SSM::Parameter::Value<String>>', 'Boolean'])('the type %s is not emulated', async (Type) => {
  await expect(refOf({ Type }, 'x')).rejects.toThrow(`local mode does not emulate the parameter type ${Type}`);
});
