import type { StoredRecord } from '../../lambda/shared/audit-chain';
import type { AuditRecord } from '../../lambda/shared/model-change';

const COLUMNS = ['record', 'when', 'model', 'what', 'version', 'who', 'why'] as const;

/** Longest text of a cell. */
const MAX_WIDTH = 72;

/** Records as a table, oldest first; of one model, or of all. */
export function auditTable(records: readonly StoredRecord[], model?: string): string {
  const rows = records
    .map(({ record }) => JSON.parse(record) as AuditRecord)
    .filter((record) => model === undefined || record.model === model)
    .map((record) => ({ ...cells(record) }));
  const header = Object.fromEntries(COLUMNS.map((name) => [name, name])) as Record<(typeof COLUMNS)[number], string>;
  const lines = [header, ...rows];
  return lines
    .map((line) =>
      COLUMNS.map((name) => line[name].padEnd(Math.max(...lines.map((other) => other[name].length))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cells({ sequence, when, model, what, version, who, why }: AuditRecord): Record<(typeof COLUMNS)[number], string> {
  return {
    record: String(sequence),
    when,
    model,
    what,
    version: version === undefined ? '' : String(version),
    who: shortened(who.known === 'request' ? `${who.by} (says the request)` : who.by),
    why: shortened(why),
  };
}

/** One line, cut at its end. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH - 1)}…` : line;
}
