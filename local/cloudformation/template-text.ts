import type { CollectionTag, ScalarTag, Tags } from 'yaml';
import { isMap, isSeq, parse } from 'yaml';
import { AwsError } from '../core/aws-error';
import { INTRINSIC_FUNCTIONS } from './intrinsic-functions';
import type { Template } from './template';

/** Short forms (`!Sub`) of functions that only conditions have, and of the reference to a condition. */
const CONDITION_NAMES = ['Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or', 'Condition'];

/** Reads a template in JSON or YAML, with the short forms of the functions; throws `ValidationError` for anything else. */
export function parseTemplate(text: string): Template {
  const template = text.trimStart().startsWith('{') ? fromJson(text) : fromYaml(text);
  if (typeof template !== 'object' || template === null || Array.isArray(template)) {
    throw formatError('unsupported structure.');
  }
  if (typeof ((template as Partial<Template>).Resources ?? undefined) !== 'object') {
    throw formatError('At least one Resources member must be defined.');
  }
  return template as Template;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw formatError(`JSON not well-formed. ${cause instanceof Error ? cause.message : ''}`);
  }
}

function fromYaml(text: string): unknown {
  try {
    // Dates such as the format version stay text, as in YAML 1.2's core schema.
    return parse(text, { customTags: SHORT_FORMS, logLevel: 'error' });
  } catch (cause) {
    throw formatError(`YAML not well-formed. ${cause instanceof Error ? cause.message : ''}`);
  }
}

function formatError(reason: string): AwsError {
  return new AwsError('ValidationError', `Template format error: ${reason}`);
}

const SHORT_FORMS: Tags = [...Object.keys(INTRINSIC_FUNCTIONS), ...CONDITION_NAMES].flatMap(shortForms);

/** The tags of one function: its argument is a scalar, a list or a map. */
function shortForms(name: string): (ScalarTag | CollectionTag)[] {
  const tag = `!${name.replace('Fn::', '')}`;
  return [
    { tag, resolve: (text) => ({ [name]: text }) },
    { tag, collection: 'seq', resolve: (items) => ({ [name]: isSeq(items) ? (items.toJSON() as unknown) : items }) },
    { tag, collection: 'map', resolve: (fields) => ({ [name]: isMap(fields) ? (fields.toJSON() as unknown) : fields }) },
  ];
}
