import type { QueryLanguage, StateType } from './asl';

/** Most seconds that a wait, a time-out or a heartbeat may be given. */
export const SECONDS_LIMIT = 99_999_999;

const COMMON = ['Type', 'Comment', 'QueryLanguage'];
const FLOW = ['Next', 'End'];
const PATHS = ['InputPath', 'OutputPath'];
const RESULT = ['Parameters', 'ResultSelector', 'ResultPath'];
const ERRORS = ['Retry', 'Catch'];
const JSONATA_TASK = ['Arguments', 'Output'];

interface StateFields {
  /** In both query languages. */
  readonly both: readonly string[];
  readonly JSONata: readonly string[];
  readonly JSONPath: readonly string[];
}

const MAP = ['ItemProcessor', 'ItemReader', 'ItemSelector', 'ItemBatcher', 'ResultWriter', 'Label'];
const MAP_NUMBERS = ['MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage'];

/** The fields that each type of state may have. */
const FIELDS: Readonly<Record<StateType, StateFields>> = {
  Task: {
    both: [...FLOW, ...ERRORS, 'Assign', 'Resource', 'TimeoutSeconds', 'HeartbeatSeconds'],
    JSONata: JSONATA_TASK,
    JSONPath: [...PATHS, ...RESULT, 'TimeoutSecondsPath', 'HeartbeatSecondsPath'],
  },
  Pass: { both: [...FLOW, 'Assign'], JSONata: ['Output'], JSONPath: [...PATHS, 'Parameters', 'ResultPath', 'Result'] },
  Choice: { both: ['Choices', 'Default', 'Assign'], JSONata: ['Output'], JSONPath: PATHS },
  Wait: {
    both: [...FLOW, 'Assign', 'Seconds', 'Timestamp'],
    JSONata: ['Output'],
    JSONPath: [...PATHS, 'SecondsPath', 'TimestampPath'],
  },
  Succeed: { both: [], JSONata: ['Output'], JSONPath: PATHS },
  Fail: { both: ['Error', 'Cause'], JSONata: [], JSONPath: ['ErrorPath', 'CausePath'] },
  Parallel: { both: [...FLOW, ...ERRORS, 'Assign', 'Branches'], JSONata: JSONATA_TASK, JSONPath: [...PATHS, ...RESULT] },
  Map: {
    both: [...FLOW, ...ERRORS, 'Assign', ...MAP, ...MAP_NUMBERS],
    JSONata: ['Items', 'Output'],
    JSONPath: [...PATHS, ...RESULT, 'Iterator', 'ItemsPath', ...MAP_NUMBERS.map((name) => `${name}Path`)],
  },
};

/** Fields of a state machine, of a branch and of an item processor. */
export const WORKFLOW_FIELDS = {
  top: ['StartAt', 'States', 'Comment', 'QueryLanguage', 'Version', 'TimeoutSeconds'],
  branch: ['StartAt', 'States', 'Comment'],
  processor: ['StartAt', 'States', 'Comment', 'ProcessorConfig'],
} as const;

/** Fields that a type of state must have. */
export const REQUIRED_FIELDS: Readonly<Partial<Record<StateType, readonly string[]>>> = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
};

/** Fields of which a state may have one only. */
export const EXCLUSIVE_FIELDS = ['TimeoutSeconds', 'HeartbeatSeconds', 'Error', 'Cause', ...MAP_NUMBERS].map((name) => [
  name,
  `${name}Path`,
]);

/** All types of states. */
export const STATE_TYPES = Object.keys(FIELDS) as StateType[];

/** Whether the text is a type of state. */
export function isStateType(type: unknown): type is StateType {
  return typeof type === 'string' && Object.hasOwn(FIELDS, type);
}

/** The fields that a state of this type may have in this language. */
export function fieldsOf(type: StateType, language: QueryLanguage): readonly string[] {
  return [...COMMON, ...FIELDS[type].both, ...FIELDS[type][language]];
}

/** Fields of the parts of a Map state and of its reader, batcher and writer, by the part's name. */
export const PART_FIELDS: Readonly<Record<string, readonly string[]>> = {
  ItemReader: ['Resource', 'ReaderConfig', 'Arguments', 'Parameters'],
  ReaderConfig: [
    ...['InputType', 'CSVHeaderLocation', 'CSVHeaders', 'CSVDelimiter', 'MaxItems', 'MaxItemsPath'],
    ...['ItemsPointer', 'ManifestType', 'Transformation'],
  ],
  ItemBatcher: ['MaxItemsPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath', 'BatchInput'],
  ResultWriter: ['Resource', 'WriterConfig', 'Arguments', 'Parameters'],
  WriterConfig: ['Transformation', 'OutputType'],
  Retry: ['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy', 'Comment'],
  Catch: ['ErrorEquals', 'Next', 'Assign', 'Output', 'ResultPath', 'Comment'],
};
