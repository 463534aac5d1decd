import { fullDiff } from '@aws-cdk/cloudformation-diff';

const known = new Map<string, boolean>();

/** Whether a change of the property can make CloudFormation replace the resource, as cloudformation-diff knows it. */
export function isReplacing(type: string, property: string): boolean {
  const key = `${type}.${property}`;
  const replaces = known.get(key) ?? asksTheDiff(type, property);
  known.set(key, replaces);
  return replaces;
}

function asksTheDiff(Type: string, property: string): boolean {
  const template = (value: string): object => ({ Resources: { Resource: { Type, Properties: { [property]: value } } } });
  const change = fullDiff(template('before'), template('after')).resources.changes['Resource'];
  return change !== undefined && ['WILL_REPLACE', 'MAY_REPLACE'].includes(change.changeImpact);
}
