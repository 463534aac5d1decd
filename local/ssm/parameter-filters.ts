import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { NotEmulated } from '../core/aws-error';
import type { ParameterVersion } from './parameter-store';

type Matches = (parameter: ParameterVersion, value: string, option: string) => boolean;

/** What a filter can ask of a parameter. */
const FILTERS: Readonly<Record<string, Matches>> = {
  Name: ({ name }, value, option) => matches(name, value, option),
  Type: ({ type }, value) => type === value,
  KeyId: ({ keyId }, value) => keyId === value,
  Tier: ({ tier }, value) => tier === value,
  Label: ({ labels }, value) => labels.has(value),
  Path: ({ name }, value, option) => isBelow(name, value, option === 'Recursive'),
};

/** The parameters that meet every filter; one of several values of a filter is enough. */
export function filtered(parameters: readonly ParameterVersion[], filters: readonly ParameterStringFilter[] = []): ParameterVersion[] {
  const checks = filters.map(({ Key = '', Option = 'Equals', Values = [] }) => {
    const check = FILTERS[Key];
    if (!check) {
      throw new NotEmulated(`the parameter filter ${Key}`);
    }
    return (parameter: ParameterVersion) => Values.some((value) => check(parameter, value, Option));
  });
  return parameters.filter((parameter) => checks.every((check) => check(parameter)));
}

function matches(text: string, value: string, option: string): boolean {
  return option === 'BeginsWith' ? text.startsWith(value) : option === 'Contains' ? text.includes(value) : text === value;
}

function isBelow(name: string, path: string, recursive: boolean): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  return name.startsWith(prefix) && (recursive || !name.slice(prefix.length).includes('/'));
}
