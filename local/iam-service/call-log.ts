import type { Decision } from '../../iam/decision';
import { perCloud } from '../core/per-cloud';
import type { AccessRequest, Caller } from '../core/service';

/** Calls of one role for one action that the same statement decided, on what one of its resources stands for. */
export interface CallRow {
  /** Name of the role, the user or the service, or `administrator`. */
  readonly role: string;
  readonly action: string;
  /** The resource; for allowed calls the first one of possibly many. */
  readonly resource: string;
  /** Condition keys of the request beside the global ones; of the first call. */
  readonly keys: Readonly<Record<string, string | readonly string[]>>;
  readonly allowed: boolean;
  /** The statement that decided, or what is missing. */
  readonly statement: string;
  readonly calls: number;
}

/** Counts each authorized or denied call: the table of calls made and statements used. */
export class CallLog {
  private readonly counted = new Map<string, { readonly row: Omit<CallRow, 'calls'>; calls: number }>();

  record(caller: Caller, { action, resource, context }: AccessRequest, decision: Decision): void {
    const role = caller.kind === 'root' ? 'administrator' : (caller.roleName ?? caller.userName ?? caller.arn);
    const statement = statementText(decision);
    // Objects are many and statements few, so that only denied calls are told apart by resource.
    const about = decision.allowed ? (decision.by?.pattern ?? '') : resource;
    const key = `${role}|${action}|${statement}|${about}`;
    const counted = this.counted.get(key);
    if (counted) {
      counted.calls += 1;
    } else {
      const row = { role, action, resource, keys: { ...caller.context, ...context }, allowed: decision.allowed, statement };
      this.counted.set(key, { row, calls: 1 });
    }
  }

  /** Sorted by role, then action. */
  rows(): CallRow[] {
    const rows = [...this.counted.values()].map(({ row, calls }) => ({ ...row, calls }));
    return rows.sort((a, b) => a.role.localeCompare(b.role) || a.action.localeCompare(b.action));
  }

  totals(): { readonly made: number; readonly denied: number } {
    const rows = this.rows();
    const sum = (of: readonly CallRow[]): number => of.reduce((total, { calls }) => total + calls, 0);
    return { made: sum(rows), denied: sum(rows.filter(({ allowed }) => !allowed)) };
  }
}

function statementText(decision: Decision): string {
  if (!decision.allowed) {
    return 'deniedBy' in decision ? `denied by ${decision.deniedBy.statement} of ${decision.deniedBy.policy}` : decision.missing;
  }
  return decision.by ? `${decision.by.statement} of ${decision.by.policy}` : 'administrator';
}

/** The call log of a cloud. */
export const callLog = perCloud(() => new CallLog());
