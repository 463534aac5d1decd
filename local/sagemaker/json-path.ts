import { ValidationException } from './validation';

/** A step of a path: a name, positions, or a slice. */
type Step =
  { readonly names: readonly string[] } | { readonly positions: readonly number[] } | { readonly from?: number; readonly to?: number };

/** The paths that batch transform's filters know: `$`, `.name`, `.*`, `['name']`, `[1]`, `[0,-1]`, `[1:]`, `[*]`. */
export type JsonPath = readonly Step[];

const STEP = /^(?:\.(\*|[^.[\]]+)|\[\s*(?:'([^']*)'|(\*)|(-?\d*)\s*:\s*(-?\d*)|(-?\d+(?:\s*,\s*-?\d+)*))\s*\])/;

/** Reads a path; throws a ValidationException when it is none of the known ones. */
export function parseJsonPath(text: string): JsonPath {
  const steps: Step[] = [];
  let rest = text.trim().replace(/^\$/, '');
  if (!text.trim().startsWith('$')) {
    throw new ValidationException(`a filter starts with $, got ${text}`);
  }
  while (rest !== '') {
    const match = STEP.exec(rest);
    if (!match) {
      throw new ValidationException(`a filter of batch transform can't have ${rest} in ${text}`);
    }
    const [whole, dotted, quoted, star, from, to, positions] = match;
    if (positions !== undefined) {
      steps.push({ positions: positions.split(',').map(Number) });
    } else if (from !== undefined || to !== undefined) {
      steps.push({ from: from ? Number(from) : undefined, to: to ? Number(to) : undefined });
    } else if (dotted === '*' || star) {
      steps.push({});
    } else {
      steps.push({ names: [quoted ?? dotted ?? ''] });
    }
    rest = rest.slice(whole.length);
  }
  return steps;
}

/** The part of a value that a path selects; several positions or a slice give a list. */
export function selectPath(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((current, step) => selectStep(current, step), value);
}

function selectStep(value: unknown, step: Step): unknown {
  if ('names' in step) {
    return (value as Record<string, unknown>)[step.names[0] ?? ''];
  }
  const items = Array.isArray(value) ? (value as unknown[]) : Object.values(value as object);
  if ('positions' in step) {
    const picked = step.positions.map((position) => items.at(position) as unknown);
    return picked.length === 1 ? picked[0] : picked;
  }
  return items.slice(step.from, step.to);
}
