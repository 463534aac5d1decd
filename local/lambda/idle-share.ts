import { cpus } from 'node:os';

/** How much of this machine's processor time goes unused. */
export class IdleShare {
  private before = times();

  /** The share since the last look, 0 to 1. */
  readonly next = (): number => {
    const now = times();
    const { idle, total } = this.before;
    this.before = now;
    return now.total === total ? 0 : (now.idle - idle) / (now.total - total);
  };
}

function times(): { readonly idle: number; readonly total: number } {
  const all = cpus().map(({ times: of }) => of);
  const idle = all.reduce((sum, of) => sum + of.idle, 0);
  return { idle, total: all.reduce((sum, of) => sum + of.user + of.nice + of.sys + of.irq, idle) };
}
