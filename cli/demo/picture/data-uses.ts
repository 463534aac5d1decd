import type { AssemblyStack } from '../../../local/cloudformation/assembly';
import { byPair } from './flow-step';
import type { FlowStep } from './flow-step';
import type { Permission } from './permissions';
import type { MapDataUse } from './platform-map';
import { deedText } from './platform-map';
import type { FoundResource, ResourceFinder } from './resource-finder';

const READ = ['s3:GetObject', 'dynamodb:GetItem', 'dynamodb:Query'];
const WRITE = ['s3:PutObject', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const DATA = ['AWS::S3::Bucket', 'AWS::DynamoDB::Table'];

/** What each stack does with buckets and tables of others; those it only names, so that a role of another stack acts, are used. */
export function dataUses(
  stacks: readonly AssemblyStack[],
  finder: ResourceFinder,
  permissions: readonly Permission[],
  nameOf: (resource: FoundResource) => string,
): MapDataUse[] {
  const step = (user: string, on: FoundResource, verb: string): FlowStep => ({ from: on.stack, to: user, deed: { verb, on: nameOf(on) } });
  const allowed = [
    ...permissions.filter(({ action }) => READ.includes(action)).map(({ stack, on }) => step(stack, on, 'reads')),
    ...permissions.filter(({ action }) => WRITE.includes(action)).map(({ stack, on }) => step(stack, on, 'writes')),
  ];
  const named = stacks.flatMap(({ name, template }) =>
    finder
      .within(name, template.Resources)
      .filter(({ stack, type }) => stack !== name && DATA.includes(type))
      .filter((on) => !permissions.some((other) => other.stack === name && other.on.logicalId === on.logicalId))
      .map((on) => step(name, on, 'uses')),
  );
  return byPair([...allowed, ...named]).map(({ from, to, what }) => ({
    owner: from,
    user: to,
    what: [...what].sort((a, b) => (deedText(a) < deedText(b) ? -1 : 1)),
  }));
}
