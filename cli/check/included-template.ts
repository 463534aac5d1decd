import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resourceOf } from '../../lib/compliance/ml/stack-view';
import type { NotEvaluated } from './finding';
import type { Template } from './template';

/** Types of AWS that are no resources of a service: of what they make nothing is in the template. */
const UNCHECKED: ReadonlySet<string> = new Set(['AWS::CloudFormation::CustomResource', 'AWS::CDK::Metadata']);

/** A template as constructs, which rule packs read. */
export interface IncludedTemplate {
  readonly stack: Stack;
  /** Resources that no typed construct could be made of: only rules that read raw resources see them. */
  readonly untyped: readonly Omit<NotEvaluated, 'template'>[];
}

/** Makes constructs of a template. Throws when nothing can be made of it at all. */
export function includedTemplate({ Parameters, Mappings, Conditions, Resources }: Template): IncludedTemplate {
  // Loops are no resources.
  const resources = Object.fromEntries(Object.entries(Resources).filter(([id]) => !id.startsWith('Fn::')));
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-check-'));
  try {
    const templateFile = join(folder, 'template.json');
    // Outputs and the like are nothing to the packs, and would only be one more thing that can't be included.
    writeFileSync(templateFile, JSON.stringify({ Parameters, Mappings, Conditions, Resources: resources }));
    const broken = brokenResources(templateFile, Object.keys(resources));
    const stack = included(templateFile, Object.keys(broken));
    return { stack, untyped: [...places(broken), ...places(unknownTypes(stack, Object.keys(broken)))] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function included(templateFile: string, dehydratedResources: string[]): Stack {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Check');
  new CfnInclude(stack, 'Template', { templateFile, dehydratedResources, allowCyclicalReferences: true });
  return stack;
}

/** Why resources can't be included, by logical id: each is tried alone when they can't be included together. */
function brokenResources(templateFile: string, ids: readonly string[]): Record<string, string> {
  if (problem(templateFile, []) === undefined) {
    return {};
  }
  const problems = ids.map(
    (id) =>
      [
        id,
        problem(
          templateFile,
          ids.filter((other) => other !== id),
        ),
      ] as const,
  );
  return Object.fromEntries(
    problems.flatMap(([id, message]) => (message === undefined ? [] : [[id, `cdk-nag can't read it: ${message}`]])),
  );
}

function problem(templateFile: string, dehydratedResources: string[]): string | undefined {
  try {
    const stack = included(templateFile, dehydratedResources);
    // Typed constructs check their properties when they are rendered.
    stack.node.findAll().forEach((node) => CfnResource.isCfnResource(node) && resourceOf(node));
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** AWS's own types that the CDK has no construct for: they are misspelt, or newer than it. */
function unknownTypes(stack: Stack, known: readonly string[]): Record<string, string> {
  const unknown = stack.node
    .findAll()
    .filter((node) => CfnResource.isCfnResource(node))
    .filter((node) => !known.includes(node.node.id))
    .filter((node) => node.constructor === CfnResource && /^AWS::/.test(node.cfnResourceType) && !UNCHECKED.has(node.cfnResourceType));
  return Object.fromEntries(unknown.map((node) => [node.node.id, `no pack knows resources of type ${node.cfnResourceType}`]));
}

function places(messages: Readonly<Record<string, string>>): Omit<NotEvaluated, 'template'>[] {
  return Object.entries(messages).map(([id, message]) => ({ place: `Resources.${id}`, message }));
}
