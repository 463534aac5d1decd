import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A resource of a template, as far as the gate reads it. */
export interface CfnResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A synthesized template. */
export interface SynthesizedTemplate {
  /** For example `cdk.out/assembly-Pilot/PilotNetwork7094442F.template.json`. */
  readonly file: string;
  /** The assembly that it is in, which has its assets. */
  readonly assembly: string;
  readonly Resources: Readonly<Record<string, CfnResource>>;
}

/** The templates of cloud assemblies, those of stages too, each content once. Throws when an assembly has none. */
export function templatesOf(assemblies: readonly string[]): SynthesizedTemplate[] {
  const templates = assemblies.flatMap((assembly) => {
    const files = templateFiles(assembly);
    if (files.length === 0) {
      throw new Error(`${assembly} must hold templates, found none: run "npm run synth" first`);
    }
    return files.map((file) => ({ file, assembly, text: readFileSync(file, 'utf8') }));
  });
  return distinct(templates).map(({ file, assembly, text }) => {
    const { Resources = {} } = JSON.parse(text) as Partial<SynthesizedTemplate>;
    return { file, assembly, Resources };
  });
}

/** The first template of each content: an example makes many of the platform's templates again. */
function distinct<Template extends { readonly text: string }>(templates: readonly Template[]): Template[] {
  const seen = new Set<string>();
  return templates.filter(({ text }) => {
    const hash = createHash('sha256').update(text).digest('hex');
    return !seen.has(hash) && seen.add(hash);
  });
}

/** Paths of an assembly's templates, in the order of their names. */
function templateFiles(assembly: string): string[] {
  return readdirSync(assembly, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.template.json') && !file.includes('asset.'))
    .sort()
    .map((file) => join(assembly, file));
}

/** The resources of one type in all templates, each with its `<file>#<logical id>`. */
export function resourcesOf(
  templates: readonly SynthesizedTemplate[],
  type: string,
): { readonly where: string; readonly properties: Readonly<Record<string, unknown>>; readonly template: SynthesizedTemplate }[] {
  return templates.flatMap((template) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties = {} }]) => ({ where: `${template.file}#${id}`, properties: Properties, template })),
  );
}
