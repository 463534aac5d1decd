import { execFileSync } from 'node:child_process';
import type { LockedPackage } from './lockfile';

/** A CycloneDX bill of materials, as far as it is read here. */
export interface Sbom {
  readonly specVersion: string;
  readonly serialNumber?: string | undefined;
  readonly metadata: { readonly timestamp?: string | undefined; readonly component: { readonly name: string; readonly purl: string } };
  readonly components: readonly { readonly purl: string }[];
}

/** The bill of materials of the lockfile by npm itself; without its time and serial number, the same lockfile gives the same bytes. */
export function lockfileSbom(): Sbom {
  const text = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const sbom = JSON.parse(text) as Sbom;
  const { component } = sbom.metadata;
  // npm calls the package after the folder that it lies in, but not its package URL: pkg:npm/<name>@<version>.
  const [, name = component.name] = /^pkg:npm\/(.+)@/.exec(component.purl) ?? [];
  return { ...sbom, serialNumber: undefined, metadata: { ...sbom.metadata, timestamp: undefined, component: { ...component, name } } };
}

/** Packages that the bill leaves out, or that the lockfile has not. */
export function sbomProblems({ components }: Pick<Sbom, 'components'>, packages: readonly LockedPackage[]): string[] {
  const listed = new Set(components.map(({ purl }) => purl));
  const locked = new Set(packages.map(({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`));
  return [
    ...[...locked].filter((purl) => !listed.has(purl)).map((purl) => `the bill of materials must list ${purl}, which the lockfile has`),
    ...[...listed].filter((purl) => !locked.has(purl)).map((purl) => `the bill of materials lists ${purl}, which the lockfile has not`),
  ];
}
