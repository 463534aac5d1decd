import type { Properties } from './api-request';
import { listAt, valuesAt } from './values';

/** A container of a model. */
export interface Container {
  /** `PrimaryContainer`, `Containers.1`. */
  readonly path: string;
  readonly definition: Properties;
}

/** The containers of a model; a model that names none has one that says nothing. */
export function containers(model: Properties): Container[] {
  const several = listAt(model, 'Containers').map((definition, index) => ({ path: `Containers.${index}`, definition }));
  const primary = several.length > 0 && !('PrimaryContainer' in model) ? [] : valuesAt(model, 'PrimaryContainer');
  return [...primary.map((definition) => ({ path: 'PrimaryContainer', definition })), ...several].map(({ path, definition }) => ({
    path,
    definition: typeof definition === 'object' && definition !== null ? (definition as Properties) : {},
  }));
}
