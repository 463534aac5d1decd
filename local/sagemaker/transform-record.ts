import type { DataProcessing } from '@aws-sdk/client-sagemaker';
import type { JsonPath } from './json-path';
import { parseJsonPath, selectPath } from './json-path';

/** Filters and joins one record: AWS's DataProcessing. */
export interface RecordProcessing {
  /** What goes to the model. */
  input(record: string): string;
  /** What goes to the output, from the record and the model's answer to it. */
  output(record: string, answer: string): string;
}

/** The processing of CSV or JSON lines; undefined when records go through unchanged. */
export function recordProcessing(settings: DataProcessing | undefined, contentType: string): RecordProcessing | undefined {
  const { InputFilter = '$', OutputFilter = '$', JoinSource = 'None' } = settings ?? {};
  if (InputFilter === '$' && OutputFilter === '$' && JoinSource === 'None') {
    return undefined;
  }
  const codec = contentType.startsWith('text/csv') ? CSV : JSON_LINE;
  const [inputPath, outputPath] = [parseJsonPath(InputFilter), parseJsonPath(OutputFilter)];
  return {
    input: (record) => filter(codec, codec.parse(record), inputPath),
    output: (record, answer) => {
      const parsed = codec.parse(answer);
      return filter(codec, JoinSource === 'Input' ? codec.join(codec.parse(record), parsed) : parsed, outputPath);
    },
  };
}

interface Codec {
  parse(text: string): unknown;
  format(value: unknown): string;
  join(input: unknown, output: unknown): unknown;
}

function filter(codec: Codec, value: unknown, path: JsonPath): string {
  return codec.format(path.length === 0 ? value : selectPath(value, path));
}

/** Fields as they are written, quotes included, so that a field that is kept is kept byte for byte. */
const CSV: Codec = {
  parse: (text) =>
    text
      .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)
      ?.map(withoutComma)
      .slice(0, fieldCount(text)) ?? [],
  format: (value) => (Array.isArray(value) ? value.join(',') : String(value)),
  join: (input, output) => [...(input as string[]), ...(output as string[])],
};

const JSON_LINE: Codec = {
  parse: (text) => JSON.parse(text) as unknown,
  format: (value) => JSON.stringify(value),
  join: (input, output) =>
    typeof input === 'object' && input !== null && !Array.isArray(input)
      ? { ...input, SageMakerOutput: output }
      : { SageMakerInput: input, SageMakerOutput: output },
};

function withoutComma(field: string): string {
  return field.endsWith(',') ? field.slice(0, -1) : field;
}

/** The expression above finds an empty match at the end of the text; the count leaves it out. */
function fieldCount(text: string): number {
  return text.replace(/"(?:[^"]|"")*"/g, '').split(',').length;
}
