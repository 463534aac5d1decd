import type { State } from './asl';
import type { Diagnostics, Place } from './diagnostics';
import { isObject } from './json';
import type { JsonObject } from './json';
import { PART_FIELDS } from './state-fields';

/** Fields of a Map state that count only in distributed mode. */
const DISTRIBUTED_FIELDS = [
  ...['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'],
  ...['ToleratedFailureCount', 'ToleratedFailureCountPath', 'ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
];

/** A Map state without its item processor's states; and of a Parallel state that it has branches. */
export function validateMap(state: State, at: string, { diagnostics, type }: Place): void {
  if (Array.isArray(state.Branches) && state.Branches.length === 0) {
    diagnostics.schema(`${at}/Branches`, 'Value cannot be empty');
  }
  if (state.Type !== 'Map') {
    return;
  }
  diagnostics.oneOf(state, ['ItemProcessor', 'Iterator'], at, true);
  const config = configOf(state);
  if (config) {
    const field = state.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
    validateConfig(config, `${at}/${field}/ProcessorConfig`, diagnostics);
  }
  if (config?.Mode !== 'DISTRIBUTED') {
    for (const field of DISTRIBUTED_FIELDS.filter((name) => state[name] !== undefined)) {
      diagnostics.schema(at, `Field '${field}' is only supported for the 'DISTRIBUTED' Mode`);
    }
  } else if (type === 'EXPRESS') {
    diagnostics.schema(at, 'Express state machine does not support Distributed Map');
  }
  validateParts(state, at, diagnostics);
}

/** The type of the child executions of a distributed Map; nothing for an inline one. */
export function childType(state: JsonObject): 'STANDARD' | 'EXPRESS' | undefined {
  const config = configOf(state);
  return config?.Mode === 'DISTRIBUTED' ? (config.ExecutionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD') : undefined;
}

function configOf(state: JsonObject): JsonObject | undefined {
  const processor = state.ItemProcessor ?? state.Iterator;
  return isObject(processor) && isObject(processor.ProcessorConfig) ? processor.ProcessorConfig : undefined;
}

function validateConfig(config: JsonObject, at: string, diagnostics: Diagnostics): void {
  const isDistributed = config.Mode === 'DISTRIBUTED';
  if (config.Mode !== undefined) {
    diagnostics.among(config.Mode, ['INLINE', 'DISTRIBUTED'], `${at}/Mode`);
  }
  diagnostics.unknown(config, isDistributed ? ['Mode', 'ExecutionType'] : ['Mode'], at);
  if (isDistributed) {
    diagnostics.required(config, ['ExecutionType'], at);
  }
  if (isDistributed && config.ExecutionType !== undefined) {
    diagnostics.among(config.ExecutionType, ['STANDARD', 'EXPRESS'], `${at}/ExecutionType`);
  }
}

/** Fields of the reader, batcher and writer. */
function validateParts(state: State, at: string, diagnostics: Diagnostics): void {
  // Retriers and catchers have more rules: `validateRetriers`, `validateCatchers`.
  for (const [part, fields] of Object.entries(PART_FIELDS).filter(([name]) => name !== 'Retry' && name !== 'Catch')) {
    const holder = part === 'ReaderConfig' ? 'ItemReader' : part === 'WriterConfig' ? 'ResultWriter' : undefined;
    const owner = holder === undefined ? state : state[holder];
    const value = isObject(owner) ? owner[part] : undefined;
    const location = [at, holder, part].filter((name) => name !== undefined).join('/');
    if (isObject(value)) {
      diagnostics.unknown(value, fields, location);
    } else if (value !== undefined) {
      diagnostics.schema(location, 'Expected value of type [OBJECT]');
    }
  }
}
