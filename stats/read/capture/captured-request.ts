import type { CapturedData } from './captured-text';
import { UnreadableCapture, capturedText } from './captured-text';
import type { CapturedRow } from './captured-values';
import { capturedValues } from './captured-values';

/** Which data of a request are profiled: what was sent, what came back, or both side by side in one row. */
export type CaptureSide = 'input' | 'output' | 'both';

interface CaptureRecord {
  readonly captureData?: {
    readonly endpointInput?: CapturedData;
    readonly endpointOutput?: CapturedData;
    readonly batchTransformOutput?: CapturedData;
  };
  readonly eventMetadata?: { readonly inferenceId?: unknown };
}

/** A line of SageMaker's data capture. */
export interface CapturedRequest {
  /** Given by the caller; `undefined` when none was. */
  readonly inferenceId: unknown;
  rows(side: CaptureSide): CapturedRow[];
}

/** Reads a line; throws an `UnreadableCapture` when it is no JSON object, and from `rows` when its data are not what they should be. */
export function capturedRequest(line: string): CapturedRequest {
  const { captureData, eventMetadata } = parsed(line);
  const inputs = (): CapturedRow[] => capturedValues(capturedText(captureData?.endpointInput, 'endpointInput'));
  const outputs = (): CapturedRow[] =>
    capturedValues(capturedText(captureData?.endpointOutput ?? captureData?.batchTransformOutput, 'endpointOutput'));
  const rows = { input: inputs, output: outputs, both: () => joined(inputs(), outputs()) };
  return { inferenceId: eventMetadata?.inferenceId, rows: (side) => rows[side]() };
}

function parsed(line: string): CaptureRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UnreadableCapture('a line must be JSON', { cause: error });
  }
  if (typeof value !== 'object' || value === null) {
    throw new UnreadableCapture('a line must be a JSON object');
  }
  return value;
}

/** Inputs with their outputs; an unnamed value of one side is called by its number when the other side has names. */
function joined(inputs: readonly CapturedRow[], outputs: readonly CapturedRow[]): CapturedRow[] {
  if (inputs.length !== outputs.length) {
    throw new UnreadableCapture(
      `endpointOutput must have a row for each of the ${inputs.length} rows of endpointInput, has ${outputs.length}`,
    );
  }
  return inputs.map((input, index) => {
    const output = outputs[index] ?? [];
    return isUnnamed(input) && isUnnamed(output) ? [...input, ...output] : { ...named(input), ...named(output) };
  });
}

/** Whether a row has values without names. */
export function isUnnamed(row: CapturedRow): row is Extract<CapturedRow, readonly unknown[]> {
  return Array.isArray(row);
}

function named(row: CapturedRow): Exclude<CapturedRow, readonly unknown[]> {
  return isUnnamed(row) ? Object.fromEntries(row.map((value, index) => [`c${index}`, value])) : row;
}
