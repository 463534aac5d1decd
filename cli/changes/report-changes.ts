import type { AssemblyStack, TemplateBody } from './assembly-stacks';
import { assemblyStacks } from './assembly-stacks';
import { changeReport } from './change-report';
import { deployedTemplates } from './deployed-templates';
import { stackChanges } from './stack-changes';

/** Flags of `plumbline changes`. */
export interface ChangesFlags {
  readonly app: string;
  readonly stage?: string;
  readonly against?: string;
  readonly lookupRole?: boolean;
}

/** Compares an assembly with another, or with what is deployed, and gives the changes as text. */
export async function reportChanges({ app, stage, against, lookupRole = false }: ChangesFlags): Promise<string> {
  const read = against === undefined ? deployedTemplates(lookupRole) : otherAssembly(against);
  const stacks = assemblyStacks(app, stage);
  const changes = [];
  for (const stack of stacks) {
    changes.push(stackChanges(stack.name, await read(stack), stack.template));
  }
  return changeReport(changes);
}

function otherAssembly(folder: string): (stack: AssemblyStack) => Promise<TemplateBody> {
  const templates = new Map(assemblyStacks(folder).map(({ name, template }) => [name, template]));
  return ({ name }) => Promise.resolve(templates.get(name) ?? {});
}
