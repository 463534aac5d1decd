import type { Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { rendered } from './rendered';
import { TEST_ENV } from './stack';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

interface Policy {
  readonly Properties: { readonly Description?: string; readonly PolicyDocument: { readonly Statement: Statement[] } };
}

type Resources = Readonly<Record<string, { readonly Type: string }>>;

/** Start of an ARN of the test's region and account, or of one without. */
const OWN_ARN = new RegExp(`^arn:aws:([a-z0-9-]+):(?:${TEST_ENV.region})?:(?:${TEST_ENV.account})?:`);

/** What a `PlatformFunction` may do by itself: write its log and its dead letters, with the host's key. */
const OF_EVERY_FUNCTION = [
  'kms:Decrypt <import>',
  'kms:GenerateDataKey <import>',
  'logs:CreateLogStream <AWS::Logs::LogGroup>',
  'logs:PutLogEvents <AWS::Logs::LogGroup>',
  'sqs:SendMessage <AWS::SQS::Queue>',
];

/**
 * What the managed policies with this description allow, sorted: `<action> <resource>`, with ` if <condition>` when there is one.
 *
 * ARNs of the test's account are without partition, region and account; a resource of the stack is shown as its type, one of another stack as `<import>`.
 */
export function grants(stack: Stack, description: string): string[] {
  const template = Template.fromStack(stack);
  const { Resources: resources } = template.toJSON() as { Resources: Resources };
  const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy')) as Policy[];
  const described = policies.filter(({ Properties }) => Properties.Description === description);
  if (described.length === 0) {
    throw new Error(`description must be that of a managed policy, got ${description}`);
  }
  return described
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement.flatMap((statement) => lines(statement, resources)))
    .sort();
}

/** What a function may do beside what every function may. */
export function functionGrants(stack: Stack, description: string): string[] {
  const all = grants(stack, description);
  expect(all).toEqual(expect.arrayContaining(OF_EVERY_FUNCTION));
  return all.filter((line) => !OF_EVERY_FUNCTION.includes(line));
}

function lines({ Action, Resource, Condition }: Statement, resources: Resources): string[] {
  const condition = Condition === undefined ? '' : ` if ${JSON.stringify(Condition)}`;
  return [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${shown(resource, resources)}${condition}`));
}

function shown(resource: unknown, resources: Resources): string {
  return rendered(resource, resources).replace(OWN_ARN, '$1:');
}
