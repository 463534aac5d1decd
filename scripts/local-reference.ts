import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createCloud } from '../local/cloud-factory';
import { INTRINSIC_FUNCTIONS } from '../local/cloudformation/intrinsic-functions';
import { Clock } from '../local/core/clock';
import type { Cloud } from '../local/core/cloud';
import type { ResourceProvider } from '../local/core/resource-provider';
import { INTRINSICS } from '../local/step-functions/intrinsic-functions';
import { STEP_FUNCTIONS } from '../local/step-functions/jsonata-functions';
import { optimizedOperations } from '../local/step-functions/optimized-integrations';
import { SDK_SERVICES } from '../local/step-functions/sdk-services';
import { fieldsOf, PART_FIELDS, STATE_TYPES } from '../local/step-functions/state-fields';

/** Where the reference is kept. */
export const REFERENCE_FILE = 'docs/local-reference.md';

const INTRODUCTION = `# What local mode supports
Written from the code by \`npm run build && node dist/scripts/local-reference.js\`; a test fails when it is stale. Do not edit.

What is not listed here is an error that names it: a resource type or property before anything is deployed, a field of a state
machine when it is made, an operation or an input field when it is called. What local mode does not prove is in
[local-mode.md](local-mode.md).
`;

/** The types, operations and state machine features that local mode supports, as Markdown. */
export function localReference(): string {
  const cloud = emptyCloud();
  return [INTRODUCTION, resourceTypes(cloud), templates(), operations(cloud), stateMachines(cloud)].join('\n');
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
  return section('Intrinsic functions', [`${names(Object.keys(INTRINSIC_FUNCTIONS))}, and those of conditions.`]);
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
    `Intrinsic functions of JSONPath: ${names(Object.keys(INTRINSICS).map((name) => `States.${name}`))}.`,
    `Functions that plain JSONata has not, or has otherwise: ${names(Object.keys(STEP_FUNCTIONS).map((name) => `$${name}`))}.`,
  ]);
}

function section(title: string, parts: readonly string[]): string {
  return `## ${title}\n${parts.join('\n\n')}\n`;
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
  writeFileSync(REFERENCE_FILE, localReference());
}
