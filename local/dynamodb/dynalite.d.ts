declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** Milliseconds for which a table stays in the state CREATING; DELETING and UPDATING alike. */
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
    /** @default - in memory */
    readonly path?: string;
  }

  export default function dynalite(options?: DynaliteOptions): Server;
}
