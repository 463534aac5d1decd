/** Members of nested descriptions that say why something failed, the innermost reason last. */
const REASONS = ['Cause', 'cause', 'errorMessage', 'FailureReason'];

/** The innermost reason in the cause of a failed execution: state machines and jobs wrap each other's descriptions as JSON. */
export function readableCause(cause: string): string {
  const parsed = parseObject(cause);
  const inner = REASONS.map((name) => parsed?.[name]).find((value) => typeof value === 'string' && value !== '');
  return typeof inner === 'string' ? readableCause(inner) : cause;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
