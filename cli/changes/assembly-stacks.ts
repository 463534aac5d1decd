import { join } from 'node:path';
import type { AssemblyManifest } from '../../local/cloudformation/assembly-manifest';
import { artifactsOfType, readJson } from '../../local/cloudformation/assembly-manifest';

/** A CloudFormation template. */
export type TemplateBody = Readonly<Record<string, unknown>>;

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  /** For example `Production-DataLake`. */
  readonly name: string;
  /** Undefined when the stack takes the region of whoever deploys it. */
  readonly region: string | undefined;
  /** Role of the CDK bootstrap that may read the stack; its partition is `${AWS::Partition}`. */
  readonly lookupRoleArn: string | undefined;
  /** Whether CloudFormation refuses to delete the stack. */
  readonly terminationProtection: boolean;
  readonly template: TemplateBody;
}

interface StackProperties {
  readonly stackName?: string;
  readonly templateFile: string;
  readonly lookupRole?: { readonly arn: string };
  readonly terminationProtection?: boolean;
}

/**
 * The stacks of an assembly, those of its stages included.
 *
 * @param stage takes the stacks of this stage only, for example `Production`
 */
export function assemblyStacks(folder: string, stage?: string): AssemblyStack[] {
  const manifest = readJson(folder, 'manifest.json') as AssemblyManifest;
  const own = artifactsOfType(manifest, 'aws:cloudformation:stack').map(([id, { environment = '', properties }]): AssemblyStack => {
    const { stackName = id, templateFile, lookupRole, terminationProtection = false } = properties as StackProperties;
    const region = environment.split('/').at(-1);
    return {
      name: stackName,
      region: region === 'unknown-region' ? undefined : region,
      lookupRoleArn: lookupRole?.arn,
      terminationProtection,
      template: readJson(folder, templateFile) as TemplateBody,
    };
  });
  const nested = artifactsOfType(manifest, 'cdk:cloud-assembly')
    .filter(([id]) => stage === undefined || id === `assembly-${stage}`)
    .flatMap(([id, { properties }]) => assemblyStacks(join(folder, properties?.directoryName ?? id)));
  if (stage !== undefined && nested.length === 0) {
    throw new Error(`stage must be one of the assembly in ${folder}, got ${stage}`);
  }
  return stage === undefined ? [...own, ...nested] : nested;
}
