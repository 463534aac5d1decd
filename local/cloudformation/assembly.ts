import { join } from 'node:path';
import type { FileAsset } from './assembly-assets';
import { readFileAssets } from './assembly-assets';
import type { Artifact, AssemblyManifest } from './assembly-manifest';
import { artifactsOfType, readJson } from './assembly-manifest';
import type { Template } from './template';
import { topologicalOrder } from './topological-order';

/** A stack of an assembly. */
export interface AssemblyStack {
  /** For example `Production-DataLake`. */
  readonly name: string;
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** The stacks of one stage, in the order in which they are deployed. */
export interface Assembly {
  readonly folder: string;
  readonly account: string;
  readonly region: string;
  readonly stacks: readonly AssemblyStack[];
  readonly assets: readonly FileAsset[];
}

const UNKNOWN_ENVIRONMENT = { account: '000000000000', region: 'us-east-1' };

/**
 * Reads a synthesized cloud assembly.
 *
 * @param folder for example `cdk.out`; never written to
 * @param stage name of a stage, for example `Pilot`; optional when the app has stacks without a stage, or one stage only
 */
export function readAssembly(folder: string, stage?: string): Assembly {
  const chosen = chooseFolder(folder, stage);
  const manifest = readJson(chosen, 'manifest.json') as AssemblyManifest;
  const artifacts = new Map(artifactsOfType(manifest, 'aws:cloudformation:stack'));
  const environment = commonEnvironment([...artifacts.values()].map((artifact) => artifact.environment ?? ''));
  return {
    folder: chosen,
    ...environment,
    stacks: topologicalOrder([...artifacts.keys()], (id) => artifacts.get(id)?.dependencies ?? []).map((id) =>
      readStack(chosen, id, artifacts.get(id)),
    ),
    assets: readFileAssets(chosen, manifest, environment),
  };
}

function readStack(folder: string, id: string, artifact: Artifact | undefined): AssemblyStack {
  const { stackName = id, templateFile = `${id}.template.json`, parameters = {}, tags = {} } = artifact?.properties ?? {};
  return { name: stackName, template: readJson(folder, templateFile) as Template, parameters, tags };
}

function chooseFolder(folder: string, stage?: string): string {
  const manifest = readJson(folder, 'manifest.json') as AssemblyManifest;
  const nested = artifactsOfType(manifest, 'cdk:cloud-assembly').map(([id, { displayName, properties }]) => ({
    name: displayName ?? id.replace(/^assembly-/, ''),
    folder: join(folder, properties?.directoryName ?? id),
  }));
  const hasStacks = artifactsOfType(manifest, 'aws:cloudformation:stack').length > 0;
  if (stage === undefined && (hasStacks || nested.length === 0)) {
    return folder;
  }
  const chosen = stage === undefined && nested.length === 1 ? nested[0] : nested.find(({ name }) => name === stage);
  if (!chosen) {
    const names = nested.map(({ name }) => name).join(', ');
    throw new Error(`stage must be one of ${names || '(none)'}, got ${stage ?? 'none'}`);
  }
  return chosen.folder;
}

/** The account and region that the stacks name (`aws://<account>/<region>`); stacks that name none live where the others do. */
function commonEnvironment(environments: readonly string[]): { account: string; region: string } {
  const parts = environments.map((environment) => /^aws:\/\/([^/]+)\/(.+)$/.exec(environment) ?? []);
  const accounts = new Set(parts.map(([, account = '']) => account).filter((account) => /^\d{12}$/.test(account)));
  const regions = new Set(parts.map(([, , region = '']) => region).filter((region) => region !== '' && region !== 'unknown-region'));
  if (accounts.size > 1 || regions.size > 1) {
    throw new Error(`the stacks of one local cloud must share an account and region, got ${[...new Set(environments)].join(', ')}`);
  }
  return { account: [...accounts][0] ?? UNKNOWN_ENVIRONMENT.account, region: [...regions][0] ?? UNKNOWN_ENVIRONMENT.region };
}
