import { gunzipSync } from 'node:zlib';
import type { DeliveredFile } from '../../cli/demo/flight-files';
import { flightFiles } from '../../cli/demo/flight-files';

/** A short range that still trains a model through its gate (AUC 0.71): 15 days to learn from, three to stop at, seven held out. */
export const TRAINING_RANGE = { from: '2001-01-07', to: '2001-02-01', reason: 'first version' };

/** The daily files of a range of days, `to` excluded. */
export async function flightDays(from: string, to: string): Promise<DeliveredFile[]> {
  return [...(await flightFiles())].filter(([day]) => day >= from && day < to).map(([, file]) => file);
}

/** Lines of a file without its header, by its bytes alone. */
export function rowsIn({ name, body }: DeliveredFile): number {
  const text = name.endsWith('.gz') ? gunzipSync(body) : body;
  return text.toString('utf8').trimEnd().split('\n').length - 1;
}

/** Many files as one delivery. */
export function joined(name: string, files: readonly DeliveredFile[]): DeliveredFile {
  const texts = files.map((file) => (file.name.endsWith('.gz') ? gunzipSync(file.body) : file.body).toString('utf8'));
  const [header = ''] = texts[0]?.split('\n') ?? [];
  return { name, body: Buffer.from([header, ...texts.map((text) => text.slice(header.length + 1).trimEnd()), ''].join('\n')) };
}

/** A plain file with some lines replaced, by their number from 1, which is the header. */
export function withLines({ name, body }: DeliveredFile, replaced: Readonly<Record<number, string>>): DeliveredFile {
  const lines = body.toString('utf8').split('\n');
  return { name, body: Buffer.from(lines.map((line, index) => replaced[index + 1] ?? line).join('\n')) };
}
