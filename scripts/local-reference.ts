import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createCloud } from '../local/cloud-factory';
import { CONDITION_FUNCTIONS } from '../local/cloudformation/conditions';
import { DYNAMIC_REFERENCES } from '../local/cloudformation/dynamic-references';
import { INTRINSIC_FUNCTIONS } from '../local/cloudformation/intrinsic-functions';
import { PARAMETER_TYPES } from '../local/cloudformation/parameter-types';
import { RULE_FUNCTIONS } from '../local/cloudformation/rules';
import { Clock } from '../local/core/clock';
import type { Cloud } from '../local/core/cloud';
import type { ResourceProvider } from '../local/core/resource-provider';
import { CHOICE_OPERATORS } from '../local/step-functions/choice-rules';
import { INTRINSICS } from '../local/step-functions/intrinsic-functions';
import { STEP_FUNCTIONS } from '../local/step-functions/jsonata-functions';
import { optimizedOperations } from '../local/step-functions/optimized-integrations';
import { SDK_SERVICES } from '../local/step-functions/sdk-services';
import { fieldsOf, PART_FIELDS, STATE_TYPES } from '../local/step-functions/state-fields';

/** The page that ends with the reference. */
export const REFERENCE_FILE = 'docs/local-mode.md';

/** Parts the page: what is below is written from the code. */
const MARKER =
  '<!-- Below: written from the code by `npm run build && node dist/scripts/local-reference.js`; a test fails when it is stale. -->';

const INTRODUCTION = `## What it supports
What is not listed here is an error that names it: a resource type, property or intrinsic function before anything is deployed, a field of a
state machine when it is made, an operation or an input field when it is called.
`;

/** The page with the types, operations and state machine features that local mode supports today. */
export function withReference(page: string): string {
  const cloud = emptyCloud();
  const written = page.slice(0, page.indexOf(MARKER));
  return [`${written}${MARKER}`, INTRODUCTION, resourceTypes(cloud), templates(), operations(cloud), stateMachines(cloud)].join('\n');
}

/** A cloud that nothing is asked of. */
function emptyCloud(): Cloud {
  const place = { account: '000000000000', region: 'us-east-1', partition: 'aws', dataDir: tmpdir(), endpoint: 'http://127.0.0.1:4580' };
  return createCloud({ ...place, clock: new Clock() }, { containers: {} });
}

function resourceTypes(cloud: Cloud): string {
  const emulated = cloud.allProviders.filter(({ onlyRecorded }) => !onlyRecorded);
  const recorded = cloud.allProviders.filter(({ onlyRecorded }) => onlyRecorded);
  return section('Resource types', [
    'Properties after "recorded" are kept for reading and have no effect here.',
    list(emulated.map(resourceType)),
    'Only recorded, with all their properties; they get an id and plausible attributes:',
    list(recorded.map(({ type }) => code(type))),
  ]);
}

function resourceType({ type, properties, recorded = [] }: ResourceProvider): string {
  return `${code(type)}: ${names(properties)}${recorded.length > 0 ? `; recorded: ${names(recorded)}` : ''}`;
}

function templates(): string {
  return section('Templates', [
    'JSON or YAML, with the transform `AWS::LanguageExtensions` as far as its functions are listed here.',
    list([
      `In properties and outputs: ${names(Object.keys(INTRINSIC_FUNCTIONS))}`,
      `In conditions also: ${names(Object.keys(CONDITION_FUNCTIONS))}`,
      `In rules also: ${names(Object.keys(RULE_FUNCTIONS))}`,
      `Types of parameters: ${names(PARAMETER_TYPES)}`,
      `Dynamic references: ${names(Object.keys(DYNAMIC_REFERENCES).map((service) => `{{resolve:${service}:…}}`))}`,
      `Custom resources, by function or topic: ${names(['AWS::CloudFormation::CustomResource', 'Custom::…'])}`,
    ]),
  ]);
}

function operations(cloud: Cloud): string {
  const services = cloud.allServices.map(({ signingName, operations: all }) => `${code(signingName)}: ${names(Object.keys(all))}`);
  return section('Operations', ['By the name that requests are signed for. HTTP APIs are called at their own URL.', list(services)]);
}

function stateMachines(cloud: Cloud): string {
  const states = STATE_TYPES.map((type) => {
    const [jsonata, jsonPath] = [fieldsOf(type, 'JSONata'), fieldsOf(type, 'JSONPath')];
    const both = jsonata.filter((field) => jsonPath.includes(field));
    const only = (language: string, fields: readonly string[]): string[] => {
      const own = fields.filter((field) => !both.includes(field));
      return own.length > 0 ? [`${language}: ${names(own)}`] : [];
    };
    return [`${code(type)}: ${names(both)}`, ...only('JSONata', jsonata), ...only('JSONPath', jsonPath)].join('; ');
  });
  const optimized = optimizedOperations().map(({ name, patterns }) => {
    const waits = patterns.filter((pattern) => pattern !== 'response').map((pattern) => `.${pattern}`);
    return [code(name), ...waits.map(code)].join(', ');
  });
  const sdk = Object.entries(SDK_SERVICES).filter(([, { signingName }]) => cloud.service(signingName) !== undefined);
  return section('State machines', [
    'Fields of states:',
    list(states),
    'Fields of their parts:',
    list(Object.entries(PART_FIELDS).map(([part, fields]) => `${code(part)}: ${names(fields)}`)),
    'Optimized integrations, and how a task may wait for them:',
    list(optimized),
    `${code('aws-sdk')} integrations, with the operations above: ${names(sdk.map(([name]) => name))}.`,
    `Operators of choices in JSONPath: ${names([...CHOICE_OPERATORS, 'And', 'Or', 'Not'])}.`,
    `Intrinsic functions of JSONPath: ${names(Object.keys(INTRINSICS).map((name) => `States.${name}`))}.`,
    `Functions that plain JSONata has not, or has otherwise: ${names(Object.keys(STEP_FUNCTIONS).map((name) => `$${name}`))}.`,
  ]);
}

function section(title: string, parts: readonly string[]): string {
  return `### ${title}\n${parts.join('\n\n')}\n`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function names(all: readonly string[]): string {
  return [...all].sort().map(code).join(', ');
}

function code(text: string): string {
  return `\`${text}\``;
}

if (require.main === module) {
  writeFileSync(REFERENCE_FILE, withReference(readFileSync(REFERENCE_FILE, 'utf8')));
}
