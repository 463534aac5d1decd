import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedActions } from './allowed-actions';
import { bundleCalls } from './bundle-calls';
import type { Exception, Finding } from './exceptions';
import { explain } from './exceptions';
import { everyAssembly } from './folders';
import type { Part } from './part';
import type { SynthesizedTemplate } from './templates';
import { resourcesOf, templatesOf } from './templates';

/** What is allowed though no code of ours calls it, and why. */
export const STANDING: Readonly<Record<string, string>> = {
  'logs:CreateLogStream': 'Lambda itself writes the function log',
  'logs:PutLogEvents': 'Lambda itself writes the function log',
  'sqs:SendMessage': 'Lambda itself sends an event that failed to the dead-letter queue',
  'events:PutEvents': 'Lambda itself sends the result of an asynchronous call to its destination',
  'kms:Decrypt': 'S3, DynamoDB, SQS and Lambda decrypt in the name of the caller',
  'kms:GenerateDataKey': 'S3, DynamoDB and SQS encrypt in the name of the caller',
  'kms:DescribeKey': 'DynamoDB asks for the key of a table in the name of the caller',
};

/** Calls that a function's code can make and its role does not allow, because its configuration never has it make them. */
const DORMANT: readonly Exception[] = [
  {
    rule: 's3:PutObject',
    resources: /^InferenceFunction$/,
    reason: 'The function writes captures only where the endpoint cannot, which its environment says; elsewhere its role is the narrower',
  },
];

/** A function of a template, what its code calls and what its role may do. */
export interface ScannedFunction {
  /** `<template file>#<logical id>`. */
  readonly where: string;
  readonly calls: readonly string[];
  readonly allowed: ReadonlySet<string>;
}

/** Scans the bundles that are deployed for the calls they make: each must be allowed to the function's role, and nothing else be. */
export function bundles(): Promise<Part> {
  const functions = scannedFunctions(templatesOf(everyAssembly()));
  const used = new Set(functions.flatMap(({ allowed }) => [...allowed]));
  const { explained, problems } = explain(functions.flatMap(callFindings), DORMANT);
  return Promise.resolve({
    name: 'bundles',
    figures: {
      functions: functions.length,
      calls: functions.reduce((sum, { calls }) => sum + calls.length, 0),
      standing: Object.keys(STANDING).length,
      dormant: explained,
    },
    problems: [
      ...problems,
      ...Object.keys(STANDING)
        .filter((action) => !used.has(action))
        .map((action) => `${action} is allowed to no function: remove its reason from scripts/compliance/bundles.ts`),
    ],
  });
}

/** Calls that are not allowed, and allowed actions that are neither called nor standing; the action is the rule that is broken. */
export function callFindings({ where, calls, allowed }: ScannedFunction): Finding[] {
  return [
    ...calls
      .filter((action) => !allowed.has(action))
      .map((action) => ({ rule: action, where, message: 'the code calls it, and the role does not allow it' })),
    ...[...allowed]
      .filter((action) => !calls.includes(action) && !(action in STANDING))
      .map((action) => ({ rule: action, where, message: 'the role allows it, and the code never calls it' })),
  ];
}

/** The functions whose role is in their template; a role that another team brings has its policies elsewhere. */
function scannedFunctions(templates: readonly SynthesizedTemplate[]): ScannedFunction[] {
  return resourcesOf(templates, 'AWS::Lambda::Function').flatMap(({ where, properties, template }) => {
    const role = (properties['Role'] as { readonly 'Fn::GetAtt'?: readonly [string, string] })['Fn::GetAtt']?.[0];
    const { S3Key } = properties['Code'] as { readonly S3Key: string };
    const source = join(template.assembly, `asset.${S3Key.replace(/\.zip$/, '')}`, 'index.js');
    return role === undefined ? [] : [{ where, calls: bundleCalls(readFileSync(source, 'utf8')), allowed: allowedActions(template, role) }];
  });
}
