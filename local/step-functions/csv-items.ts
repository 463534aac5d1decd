import type { JsonObject } from './json';

const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

/** The rows of a delimited text as objects of strings: fields that the row lacks are empty, those over the header's number are dropped. */
export function parseCsv(text: string, config: JsonObject): Record<string, string>[] {
  const delimiter = DELIMITERS[(config.CSVDelimiter as string | undefined) ?? 'COMMA'];
  if (delimiter === undefined) {
    throw new Error(`CSVDelimiter must be one of ${Object.keys(DELIMITERS).join(', ')}, got ${JSON.stringify(config.CSVDelimiter)}`);
  }
  const rows = records(text, delimiter);
  const header = config.CSVHeaderLocation === 'GIVEN' ? (config.CSVHeaders as readonly string[]) : (rows.shift() ?? []);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

/**
 * The fields of each line that is not empty.
 *
 * By hand, because no library has Step Functions' backslash: it escapes a delimiter, a quote or a backslash, and is dropped before anything else.
 */
function records(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = (): void => {
    if (row.length > 0 || field !== '') {
      rows.push([...row, field]);
    }
    row = [];
    field = '';
  };
  for (let i = text.startsWith('\uFEFF') ? 1 : 0; i < text.length; i++) {
    const char = text.charAt(i);
    const next = text.charAt(i + 1);
    if (char === '\\') {
      if (next === delimiter || next === '"' || next === '\\') {
        field += next;
        i += 1;
      }
    } else if (char === '"') {
      if (quoted && next === '"') {
        field += char;
        i += 1;
      } else {
        quoted = !quoted;
      }
    } else if (quoted || (char !== delimiter && char !== '\n' && char !== '\r')) {
      field += char;
    } else if (char === delimiter) {
      row.push(field);
      field = '';
    } else {
      endRow();
    }
  }
  endRow();
  return rows;
}
