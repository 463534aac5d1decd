import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PolicyDocument } from '../../../iam/policy';
import { Policy } from '../../../iam/policy';
import type { Organization } from './stage-access';

/** Where the policies for an organization lie. */
const FOLDER = 'policies';

/** Policies that not every environment can live with: models of serverless endpoints have neither a VPC nor isolation. */
const OPTIONAL = ['sagemaker-models'];

/** The identifier that the shipped policies name; to be replaced by one's own. */
export const EXAMPLE_ORGANIZATION = 'o-exampleorgid';

/** A policy that is shipped for AWS Organizations. */
export interface OrganizationPolicy {
  /** For example `regions`. */
  readonly name: string;
  readonly kind: 'scp' | 'rcp';
  readonly document: PolicyDocument;
  /** Text of the file without white space, whose length AWS limits. */
  readonly text: string;
}

/** The shipped service control policies and resource control policies. */
export function organizationPolicies(): OrganizationPolicy[] {
  return (['scp', 'rcp'] as const).flatMap((kind) =>
    readdirSync(join(FOLDER, kind))
      .sort()
      .map((file): OrganizationPolicy => {
        const document = JSON.parse(readFileSync(join(FOLDER, kind, file), 'utf8')) as PolicyDocument;
        return { name: basename(file, '.json'), kind, document, text: JSON.stringify(document) };
      }),
  );
}

/** An organization whose root has the policies beside AWS's full access, which is always there. */
export function organizationOf(policies: readonly OrganizationPolicy[]): Organization {
  const level = (kind: OrganizationPolicy['kind']): Policy[] => [
    new Policy('FullAWSAccess', {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...forEveryone(kind) },
    }),
    ...policies.filter((policy) => policy.kind === kind).map(({ name, document }) => new Policy(name, document)),
  ];
  return { serviceControl: [level('scp')], resourceControl: [level('rcp')] };
}

/** Whether every environment can live with the policy. */
export function isGeneral({ name }: OrganizationPolicy): boolean {
  return !OPTIONAL.includes(name);
}

function forEveryone(kind: OrganizationPolicy['kind']): object {
  return kind === 'rcp' ? { Principal: '*' } : {};
}
