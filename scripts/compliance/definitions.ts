import validate from 'asl-validator';
import type { Workflow } from '../../local/step-functions/asl';
import type { SynthesizedTemplate } from './templates';
import { resourcesOf } from './templates';

/** A state machine's definition, with placeholders where the template has references. */
export interface Definition {
  /** `<template file>#<logical id>`. */
  readonly where: string;
  readonly workflow: Workflow;
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** A function by its ARN stands for every other reference: tasks call functions by it, and all other fields take any text. */
const PLACEHOLDER = 'arn:aws:lambda:us-east-1:111122223333:function:referenced';

/** The definitions of all state machines. Throws when one is no text, or no JSON. */
export function definitionsOf(templates: readonly SynthesizedTemplate[]): Definition[] {
  return resourcesOf(templates, 'AWS::StepFunctions::StateMachine').map(({ where, properties: { DefinitionString } }) => {
    try {
      return { where, workflow: JSON.parse(textOf(DefinitionString)) as Workflow };
    } catch (cause) {
      throw new Error(`${where}: DefinitionString must be JSON of texts and references`, { cause });
    }
  });
}

/** Why a definition is not valid Amazon States Language; empty when it is. */
export function languageProblems({ where, workflow }: Definition): string[] {
  const { isValid, errorsText } = validate(plain(workflow), { checkArn: true, checkPaths: true });
  return isValid ? [] : [`${where}: ${errorsText('; ')}`];
}

/** The validator takes a text only when it is one line that is not empty; Step Functions takes any. */
function plain(workflow: Workflow): object {
  return JSON.parse(JSON.stringify(workflow).replaceAll('\\n', ' ').replaceAll(':""', ':" "')) as object;
}

function textOf(definition: unknown): string {
  if (typeof definition === 'string') {
    return definition;
  }
  const [delimiter, parts] = (definition as { readonly 'Fn::Join': readonly [string, readonly unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : referenced(part as object))).join(delimiter);
}

function referenced(reference: object): string {
  return ('Ref' in reference ? PSEUDO_PARAMETERS[String(reference.Ref)] : undefined) ?? PLACEHOLDER;
}
