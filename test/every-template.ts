import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rendered } from './rendered';
import { platformStages, stacksOf, templateOf } from './stage';

/** A resource of one of the templates that are deployed. */
export interface Resource<Properties = Record<string, unknown>> {
  /** `<stack>/<logical id>`, to find it by. */
  readonly name: string;
  readonly type: string;
  readonly properties: Properties;
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
  /** The template that it is in. */
  readonly template: Template;
}

/** A template, as far as the tests of every template read it. */
export interface Template {
  readonly stack: string;
  readonly Resources: Readonly<Record<string, CfnResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: unknown }>>;
}

interface CfnResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

let templates: readonly Template[] | undefined;

/** The templates of both stages, synthesized once per run of jest: its temporary folder shares them among test files. */
export function everyTemplate(): readonly Template[] {
  templates ??= sharedTemplates(join(tmpdir(), 'every-template.json'));
  return templates;
}

function sharedTemplates(file: string): Template[] {
  if (!existsSync(file)) {
    const own = `${file}.${process.pid}`;
    writeFileSync(own, JSON.stringify(synthesizedTemplates()));
    renameSync(own, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Template[];
}

function synthesizedTemplates(): Template[] {
  const { pilot, production } = platformStages();
  return [pilot, production].flatMap((stage) =>
    stacksOf(stage).map(({ stackName, node }) => ({
      stack: stackName,
      ...(templateOf(stage, node.id).toJSON() as Omit<Template, 'stack'>),
    })),
  );
}

/** The resources of these types in all templates; all resources when no type is given. */
export function everyResource<Properties = Record<string, unknown>>(...types: string[]): Resource<Properties>[] {
  return everyTemplate().flatMap((template) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => types.length === 0 || types.includes(Type))
      .map(([id, resource]) => ({
        name: `${template.stack}/${id}`,
        type: resource.Type,
        properties: (resource.Properties ?? {}) as Properties,
        deletionPolicy: resource.DeletionPolicy,
        updateReplacePolicy: resource.UpdateReplacePolicy,
        template,
      })),
  );
}

/** Names of the resources for which `holds` does not: what a test of every template expects to be empty. */
export function offenders<Properties>(
  resources: readonly Resource<Properties>[],
  holds: (resource: Resource<Properties>) => boolean,
): string[] {
  expect(resources).not.toEqual([]);
  return resources.filter((resource) => !holds(resource)).map(({ name }) => name);
}

/** A state machine with its parsed definition. */
export interface Machine {
  readonly name: string;
  readonly definition: { readonly QueryLanguage?: string; readonly TimeoutSeconds?: number } & States;
}

/** A state machine or a part of one. */
export interface States {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** A state, as far as the tests of every template read it. */
export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: Readonly<Record<string, unknown>>;
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly object[];
  readonly ItemProcessor?: States;
  readonly Branches?: readonly States[];
}

/** The state machines of all templates. */
export function everyMachine(): Machine[] {
  return everyResource<{ DefinitionString: unknown }>('AWS::StepFunctions::StateMachine').map(({ name, properties, template }) => ({
    name,
    definition: JSON.parse(rendered(properties.DefinitionString, template.Resources)) as Machine['definition'],
  }));
}

/** A state with the names on its way, for example `Production-Training/Machine Score/Transform`. */
export interface NamedState {
  readonly name: string;
  readonly state: State;
}

/** The tasks of all state machines, those inside maps and branches too. */
export function everyTask(): NamedState[] {
  return everyMachine()
    .flatMap(({ name, definition }) => statesIn(definition, `${name} `))
    .filter(({ state }) => state.Type === 'Task');
}

function statesIn({ States: states }: States, path: string): NamedState[] {
  return Object.entries(states).flatMap(([name, state]) => [
    { name: `${path}${name}`, state },
    ...[state.ItemProcessor ?? [], state.Branches ?? []].flat().flatMap((inner) => statesIn(inner, `${path}${name}/`)),
  ]);
}
