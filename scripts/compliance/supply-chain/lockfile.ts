import { readFileSync } from 'node:fs';

/** A package of `package-lock.json`. */
export interface LockedPackage {
  /** Folder, for example `node_modules/tar`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly integrity?: string;
  /** Where it comes from, when that is not the registry. */
  readonly resolved?: string;
  readonly license?: string;
  /** Comes inside another package, whose integrity covers it. */
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Packages that may run a script when they are installed: they choose or unpack a binary of the platform. */
const INSTALL_SCRIPTS: ReadonlySet<string> = new Set(['@parcel/watcher', 'classic-level', 'esbuild', 'unrs-resolver']);

/** An exact version, also behind an alias; ranges take what nobody has looked at. */
const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/** The packages of a lockfile, without the root. */
export function lockedPackages(file = 'package-lock.json'): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
    packages: Record<string, Omit<LockedPackage, 'path' | 'name'> & { readonly name?: string }>;
  };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ ...entry, path, name: entry.name ?? (path.split('node_modules/').at(-1) as string) }));
}

/** What of a lockfile lets something in that nobody has looked at. */
export function lockfileProblems(packages: readonly LockedPackage[]): string[] {
  return packages.flatMap(({ path, name, integrity, resolved, inBundle = false, hasInstallScript = false }) => [
    ...(inBundle || integrity?.startsWith('sha512-') === true ? [] : [`${path} must have a SHA-512 integrity, got ${integrity ?? 'none'}`]),
    ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')
      ? []
      : [`${path} must come from https://registry.npmjs.org/, got ${resolved}`]),
    ...(hasInstallScript && !INSTALL_SCRIPTS.has(name)
      ? [`${path} must run no script when it is installed, or be on the list of those that may`]
      : []),
  ]);
}

/** Development dependencies and dependencies that are no exact version. */
export function rangeProblems(manifest: string): string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(manifest) as Record<string, Record<string, string>>;
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `package.json: ${name} must have an exact version, got ${version}`);
}
