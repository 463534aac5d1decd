import type { PermissionChange } from './permission-changes';
import type { Impact, ResourceChange, StackChanges } from './stack-changes';
import { textTable } from './text-table';

/** What is lost for good comes first. */
const ORDER: readonly Impact[] = ['replace', 'delete', 'orphan', 'may replace', 'create', 'update'];

/** Types whose change decides who may do what, or what is encrypted. */
const SECURITY = /^AWS::(IAM|KMS|SSO)::|SecurityGroup|Policy$|::Permission$|VPCEndpoint$/;

/** The changes as text: permissions first, then resources, the riskiest first; a stack without changes is not named. */
export function changeReport(changes: readonly StackChanges[]): string {
  const permissions = changes.flatMap((stack) => stack.permissions);
  const resources = changes.flatMap((stack) => stack.resources).toSorted(byRisk);
  return [
    headline(changes, resources),
    ...section('Permissions and traffic', permissions.map(permissionRow)),
    ...section('Resources', resources.map(resourceRow)),
  ].join('\n');
}

function headline(changes: readonly StackChanges[], resources: readonly ResourceChange[]): string {
  const touched = changes.filter(({ permissions, resources: own }) => permissions.length + own.length > 0).length;
  const lost = resources.filter(({ impact, type }) => type.startsWith('AWS::') && ['replace', 'delete', 'orphan'].includes(impact)).length;
  return [
    `${touched} of ${changes.length} stacks change`,
    changes.some(({ broadened }) => broadened) ? 'permissions broaden' : 'no permission broadens',
    `${lost} resources are replaced, deleted or orphaned`,
  ].join('; ');
}

function section(title: string, rows: readonly Readonly<Record<string, string>>[]): string[] {
  return rows.length === 0 ? [] : ['', title, textTable(rows)];
}

function permissionRow({ change, stack, effect, principal, action, resource, condition }: PermissionChange): Record<string, string> {
  return { change, stack, effect, principal, action, resource, condition };
}

function resourceRow({ impact, stack, type, logicalId, properties }: ResourceChange): Record<string, string> {
  return { impact, security: SECURITY.test(type) ? 'yes' : '', stack, type, resource: logicalId, properties: properties.join(', ') };
}

function byRisk(a: ResourceChange, b: ResourceChange): number {
  const risk = ({ type, impact }: ResourceChange): number => (SECURITY.test(type) ? 0 : ORDER.length) + ORDER.indexOf(impact);
  return risk(a) - risk(b);
}
