/** What a parameter's type says. */
export interface ParameterType {
  /** What the value is; for SSM types the value in the parameter store. */
  readonly value: 'text' | 'number' | 'list';
  /** What stands in the parameter store: the value, or a parameter that must only be there. @default - neither */
  readonly stored?: 'value' | 'name';
}

const TYPES: Readonly<Record<string, ParameterType>> = {
  String: { value: 'text' },
  Number: { value: 'number' },
  CommaDelimitedList: { value: 'list' },
  'List<Number>': { value: 'list' },
  'AWS::SSM::Parameter::Name': { value: 'text', stored: 'name' },
  'AWS::SSM::Parameter::Value<String>': { value: 'text', stored: 'value' },
  'AWS::SSM::Parameter::Value<CommaDelimitedList>': { value: 'list', stored: 'value' },
  'AWS::SSM::Parameter::Value<List<String>>': { value: 'list', stored: 'value' },
};

/** Ids and names of things in the account: from the parameter store they are taken as they are, given they would be looked for. */
const STORED_ID = /^AWS::SSM::Parameter::Value<(List<)?AWS::(?:EC2|Route53)::\w+::\w+>?>$/;

/** The types that local mode has, in words for the documentation. */
export const PARAMETER_TYPES: readonly string[] = [
  ...Object.keys(TYPES),
  'AWS::SSM::Parameter::Value<AWS::EC2::…>',
  'AWS::SSM::Parameter::Value<List<AWS::EC2::…>>',
];

/** Reads a type; nothing for one that local mode has not. */
export function parameterType(type: string): ParameterType | undefined {
  const [isStoredId, isList] = STORED_ID.exec(type) ?? [];
  return isStoredId === undefined ? TYPES[type] : { value: isList === undefined ? 'text' : 'list', stored: 'value' };
}
