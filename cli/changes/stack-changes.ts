import type { IDifference, ResourceDifference, TemplateDiff } from '@aws-cdk/cloudformation-diff';
import { fullDiff } from '@aws-cdk/cloudformation-diff';
import type { TemplateBody } from './assembly-stacks';
import type { PermissionChange } from './permission-changes';
import { permissionChanges } from './permission-changes';

/** What CloudFormation does with something of a template. */
export type Impact = 'replace' | 'delete' | 'orphan' | 'may replace' | 'create' | 'update';

/** Something of a template that a deployment changes. */
export interface ResourceChange {
  readonly stack: string;
  readonly impact: Impact;
  /** Resource type, or the section of the template. */
  readonly type: string;
  readonly logicalId: string;
  /** Names of the properties that differ. */
  readonly properties: readonly string[];
}

/** What a deployment of one stack changes. */
export interface StackChanges {
  readonly permissions: readonly PermissionChange[];
  /** Whether anybody may do more than before, or more traffic passes. */
  readonly broadened: boolean;
  readonly resources: readonly ResourceChange[];
}

const IMPACTS: Readonly<Record<string, Impact>> = {
  WILL_REPLACE: 'replace',
  WILL_DESTROY: 'delete',
  WILL_ORPHAN: 'orphan',
  MAY_REPLACE: 'may replace',
  WILL_CREATE: 'create',
  WILL_UPDATE: 'update',
};

/** Sections whose entries decide which resources there are, or what other stacks see. */
const SECTIONS = ['parameters', 'conditions', 'outputs'] as const;

/** What a deployment of `after` over `before` changes; an empty template stands for a stack that is not there. */
export function stackChanges(stack: string, before: TemplateBody, after: TemplateBody): StackChanges {
  const diff = fullDiff(before, after);
  return {
    permissions: permissionChanges(stack, diff),
    broadened: diff.permissionsBroadened,
    resources: [...resourceChanges(stack, diff), ...sectionChanges(stack, diff)],
  };
}

function resourceChanges(stack: string, diff: TemplateDiff): ResourceChange[] {
  return Object.entries(diff.resources.changes).flatMap(([logicalId, change]) => {
    const impact = IMPACTS[change.changeImpact];
    const type = change.newResourceType ?? change.oldResourceType ?? '';
    return impact === undefined ? [] : [{ stack, impact, type, logicalId, properties: changedProperties(change) }];
  });
}

function changedProperties(change: ResourceDifference): string[] {
  return change.isUpdate ? [...Object.keys(change.propertyUpdates), ...Object.keys(change.otherChanges)] : [];
}

function sectionChanges(stack: string, diff: TemplateDiff): ResourceChange[] {
  return SECTIONS.flatMap((type) => {
    const changes: Readonly<Record<string, IDifference<unknown>>> = diff[type].changes;
    return Object.entries(changes).map(([logicalId, { isAddition, isRemoval }]): ResourceChange => {
      const impact = isAddition ? 'create' : isRemoval ? 'delete' : 'update';
      return { stack, impact, type, logicalId, properties: [] };
    });
  });
}
