/** What to do when an alarm fires: one page for each kind, `docs/runbooks/<name>.md`. */
export const RUNBOOKS = [
  'batch-failed',
  'batch-quarantine',
  'dead-letter-queue',
  'drift',
  'drift-monitor-failed',
  'endpoint-errors',
  'endpoint-latency',
  'features-failed',
  'file-rejected',
  'ingestion-failed',
  'promotion-failed',
  'quality',
  'quality-monitor-failed',
  'silence',
  'training-failed',
  'unlabelled',
] as const;

/** Name of a runbook. */
export type RunbookName = (typeof RUNBOOKS)[number];

/** Path of a runbook in the repository: every checkout has it, whatever its remote is called. */
export function runbook(name: RunbookName): string {
  return `docs/runbooks/${name}.md`;
}

/** Description of an alarm: what has happened, and where it says what to do. */
export function alarmDescription(what: string, name: RunbookName): string {
  return `${what} (runbook: ${runbook(name)})`;
}
