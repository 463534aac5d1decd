import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowedActions } from './allowed-actions';
import { bundleCalls } from './bundle-calls';
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
  return Promise.resolve({
    name: 'bundles',
    figures: {
      functions: functions.length,
      calls: functions.reduce((sum, { calls }) => sum + calls.length, 0),
      standing: Object.keys(STANDING).length,
    },
    problems: [
      ...functions.flatMap(callProblems),
      ...Object.keys(STANDING)
        .filter((action) => !used.has(action))
        .map((action) => `${action} is allowed to no function: remove its reason from scripts/compliance/bundles.ts`),
    ],
  });
}

/** Calls that are not allowed, and allowed actions that are neither called nor standing. */
export function callProblems({ where, calls, allowed }: ScannedFunction): string[] {
  return [
    ...calls.filter((action) => !allowed.has(action)).map((action) => `${where} calls ${action}, which its role does not allow`),
    ...[...allowed]
      .filter((action) => !calls.includes(action) && !(action in STANDING))
      .map((action) => `${where} is allowed ${action}, which its code never calls`),
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
