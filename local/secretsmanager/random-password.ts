import { randomInt } from 'node:crypto';
import { AwsError } from '../core/aws-error';

/** What a password may consist of; templates write numbers and booleans as text too. */
export interface PasswordRules {
  /** @default 32 */
  readonly PasswordLength?: number | string;
  readonly ExcludeCharacters?: string;
  readonly ExcludeNumbers?: boolean | string;
  readonly ExcludePunctuation?: boolean | string;
  readonly ExcludeUppercase?: boolean | string;
  readonly ExcludeLowercase?: boolean | string;
  /** @default false */
  readonly IncludeSpace?: boolean | string;
  /** @default true */
  readonly RequireEachIncludedType?: boolean | string;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const MAX_LENGTH = 4096;

/** A random password. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
export function randomPassword(rules: PasswordRules): string {
  const length = Number(rules.PasswordLength ?? 32);
  const types = [
    isTrue(rules.ExcludeLowercase) ? '' : LOWER,
    isTrue(rules.ExcludeUppercase) ? '' : LOWER.toUpperCase(),
    isTrue(rules.ExcludeNumbers) ? '' : '0123456789',
    isTrue(rules.ExcludePunctuation) ? '' : PUNCTUATION,
    isTrue(rules.IncludeSpace) ? ' ' : '',
  ]
    .map((characters) => Array.from(characters).filter((one) => !rules.ExcludeCharacters?.includes(one)))
    .filter((characters) => characters.length > 0);
  const each = isTrue(rules.RequireEachIncludedType ?? true) ? types : [];
  if (types.length === 0 || !(length >= 1 && length <= MAX_LENGTH) || length < each.length) {
    throw new AwsError('InvalidParameterException', `no password of ${length} characters meets the rules`);
  }
  const required = each.map(pick);
  const rest = Array.from({ length: length - required.length }, () => pick(types.flat()));
  return shuffled([...required, ...rest]).join('');
}

function isTrue(value: boolean | string | undefined): boolean {
  return String(value) === 'true';
}

function pick(characters: readonly string[]): string {
  return characters[randomInt(characters.length)] ?? '';
}

function shuffled(characters: readonly string[]): string[] {
  return characters
    .map((character) => ({ character, place: randomInt(2 ** 32) }))
    .sort((a, b) => a.place - b.place)
    .map(({ character }) => character);
}
