import type { CallLog, CallRow } from '../../local/iam-service/call-log';
import type { CallsResult, RoleCalls } from './result';

/** A run's calls by role, and those that were denied. */
export function callsResult(log: CallLog): CallsResult {
  const rows = log.rows();
  return { ...log.totals(), roles: byRole(rows), refused: rows.filter(({ allowed }) => !allowed) };
}

/** Calls by role, the role with most calls first. */
export function byRole(rows: readonly CallRow[]): RoleCalls[] {
  const roles = [...new Set(rows.map(({ role }) => role))].map((role): RoleCalls => {
    const own = rows.filter((row) => row.role === role);
    return {
      role,
      calls: sum(own),
      denied: sum(own.filter(({ allowed }) => !allowed)),
      services: [...new Set(own.map(({ action }) => action.split(':')[0] ?? action))].sort(),
    };
  });
  return roles.sort((a, b) => b.calls - a.calls || (a.role < b.role ? -1 : 1));
}

function sum(rows: readonly CallRow[]): number {
  return rows.reduce((total, { calls }) => total + calls, 0);
}
