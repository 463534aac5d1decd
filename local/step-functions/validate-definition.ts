import type { QueryLanguage, State, Workflow } from './asl';
import { expressionProblems } from './expression-problems';
import { isObject } from './json';
import { parseResource } from './resource';
import { fieldsOf, isStateType, PART_FIELDS } from './state-fields';

const WORKFLOW_FIELDS = ['StartAt', 'States', 'Comment', 'QueryLanguage'];
const TOP_FIELDS = ['Version', 'TimeoutSeconds'];
const ENDS = ['Succeed', 'Fail'];

/** Everything that is wrong with a definition; each problem names the state and the field. Empty when it is sound. */
export function definitionProblems(definition: Workflow): string[] {
  const language = definition.QueryLanguage ?? 'JSONPath';
  return workflowProblems(definition, language, 'the state machine', TOP_FIELDS);
}

function workflowProblems(workflow: Workflow, language: QueryLanguage, where: string, extra: readonly string[]): string[] {
  if (!isObject(workflow) || !isObject(workflow.States)) {
    return [`${where} has no States`];
  }
  const problems = unknownFields(workflow, [...WORKFLOW_FIELDS, ...extra], where);
  if (!Object.hasOwn(workflow.States, workflow.StartAt)) {
    problems.push(`StartAt of ${where} names the unknown state '${workflow.StartAt}'`);
  }
  const reached = reachable(workflow);
  for (const [name, state] of Object.entries(workflow.States)) {
    problems.push(...stateProblems(name, state, workflow, state.QueryLanguage ?? language, language));
    if (!reached.has(name)) {
      problems.push(`the state '${name}' can't be reached from StartAt`);
    }
  }
  return problems;
}

function stateProblems(name: string, state: State, workflow: Workflow, language: QueryLanguage, topLanguage: QueryLanguage): string[] {
  const where = `the state '${name}'`;
  if (!isStateType(state.Type)) {
    return [`${where} has the unknown Type ${JSON.stringify(state.Type)}`];
  }
  const problems = unknownFields(state, fieldsOf(state.Type, language), where);
  for (const target of targets(state)) {
    if (!Object.hasOwn(workflow.States, target.name)) {
      problems.push(`${target.field} of ${where} names the unknown state '${target.name}'`);
    }
  }
  if (fieldsOf(state.Type, language).includes('Next') && (state.Next === undefined) === (state.End !== true)) {
    problems.push(`${where} must have either Next or End`);
  }
  return [
    ...problems,
    ...contentProblems(state, where),
    ...partProblems(state, where),
    ...nestedProblems(state, where, topLanguage),
    ...expressionProblems(state, language, where),
  ];
}

/** What the type of state itself needs. */
function contentProblems(state: State, where: string): string[] {
  switch (state.Type) {
    case 'Task':
      try {
        parseResource(state.Resource);
        return [];
      } catch (error) {
        return [`Resource of ${where}: ${(error as Error).message}`];
      }
    case 'Choice':
      return Array.isArray(state.Choices) && state.Choices.length > 0 ? [] : [`Choices of ${where} must not be empty`];
    case 'Wait': {
      const given = ['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath'].filter((field) => state[field] !== undefined);
      return given.length === 1 ? [] : [`${where} must have exactly one of Seconds and Timestamp`];
    }
    default:
      return [];
  }
}

/** Unknown fields in retriers, catchers and the parts of a Map state. */
function partProblems(state: State, where: string): string[] {
  return Object.entries(PART_FIELDS).flatMap(([part, fields]) => {
    const holder = part === 'ReaderConfig' ? state.ItemReader : part === 'WriterConfig' ? state.ResultWriter : state;
    const value = isObject(holder) ? holder[part] : undefined;
    const parts = Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
    return parts.flatMap((item) =>
      isObject(item) ? unknownFields(item, fields, `${part} of ${where}`) : [`${part} of ${where} must be an object`],
    );
  });
}

function nestedProblems(state: State, where: string, language: QueryLanguage): string[] {
  if (state.Type === 'Parallel') {
    const branches = state.Branches as readonly Workflow[] | undefined;
    return (branches ?? []).flatMap((branch, index) => workflowProblems(branch, language, `branch ${index} of ${where}`, []));
  }
  if (state.Type === 'Map') {
    const processor = (state.ItemProcessor ?? state.Iterator) as Workflow;
    return workflowProblems(processor, language, `the ItemProcessor of ${where}`, ['ProcessorConfig']);
  }
  return [];
}

/** The states that a state can lead to, and by which field. */
function targets(state: State): { readonly field: string; readonly name: string }[] {
  const rules = (state.Choices ?? []) as readonly { readonly Next?: string }[];
  const all = [
    { field: 'Next', name: state.Next },
    { field: 'Default', name: state.Default as string | undefined },
    ...rules.map(({ Next }, index) => ({ field: `Choices[${index}].Next`, name: Next ?? '' })),
    ...(state.Catch ?? []).map(({ Next }, index) => ({ field: `Catch[${index}].Next`, name: Next })),
  ];
  return all.filter((target): target is { field: string; name: string } => target.name !== undefined);
}

function reachable(workflow: Workflow): Set<string> {
  const reached = new Set<string>();
  const open = [workflow.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = workflow.States[name];
    if (state && !reached.has(name)) {
      reached.add(name);
      open.push(...(ENDS.includes(state.Type) ? [] : targets(state).map((target) => target.name)));
    }
  }
  return reached;
}

function unknownFields(value: object, known: readonly string[], where: string): string[] {
  const unknown = Object.keys(value).filter((field) => !known.includes(field));
  return unknown.map((field) => `${where} has the unknown field '${field}'`);
}
