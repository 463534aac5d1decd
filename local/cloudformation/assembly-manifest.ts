import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `manifest.json` of a cloud assembly, as far as local mode reads it. */
export interface AssemblyManifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

/** One artifact: a stack, an asset manifest, a nested assembly, or another that is of no interest here. */
export interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  readonly environment?: string;
  readonly dependencies?: readonly string[];
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly tags?: Readonly<Record<string, string>>;
    readonly directoryName?: string;
    readonly file?: string;
  };
}

/** `<stack>.assets.json`. */
export interface AssetManifest {
  readonly files?: Readonly<Record<string, FileAssetEntry>>;
  readonly dockerImages?: Readonly<Record<string, unknown>>;
}

/** A file asset and where it is published. */
export interface FileAssetEntry {
  readonly source: { readonly path?: string; readonly packaging?: string; readonly executable?: readonly string[] };
  readonly destinations: Readonly<Record<string, { readonly bucketName: string; readonly objectKey: string }>>;
}

/** Artifacts of one type, by id. */
export function artifactsOfType(manifest: AssemblyManifest, type: string): [id: string, artifact: Artifact][] {
  return Object.entries(manifest.artifacts ?? {}).filter(([, artifact]) => artifact.type === type);
}

/** Reads a JSON file of an assembly; the error names the file. */
export function readJson(folder: string, file: string): unknown {
  const path = join(folder, file);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`can't read ${path}; run "npm run synth" first`, { cause });
  }
}
