import type { CallLog } from '../local/iam-service/call-log';

const COLUMNS = ['calls', 'role', 'action', 'resource', 'decision', 'statement'] as const;

/** The calls of a run and the statements that decided them, as text. */
export function callTable(log: CallLog): string {
  const { made, denied } = log.totals();
  const rows = log.rows().map(({ calls, role, action, resource, allowed, statement }) => ({
    calls: String(calls),
    role,
    action,
    resource,
    decision: allowed ? 'allowed' : 'denied',
    statement,
  }));
  const header = Object.fromEntries(COLUMNS.map((name) => [name, name])) as Record<(typeof COLUMNS)[number], string>;
  const lines = [header, ...rows];
  const widths = COLUMNS.map((name) => Math.max(...lines.map((line) => line[name].length)));
  const text = lines.map((line) =>
    COLUMNS.map((name, index) => line[name].padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...text, `${made} calls made, ${denied} denied`].join('\n');
}
