import { randomBytes } from 'node:crypto';
import type { Policy } from '../../iam/policy';
import type { Credentials } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Caller } from '../core/service';

/** The session of a role. */
export interface RoleCaller extends Caller {
  readonly kind: 'role';
  readonly roleName: string;
  /** @default - the session may do what the role may */
  readonly sessionPolicy?: Policy;
}

/** Credentials that were issued, and for whom. */
export interface Session {
  readonly credentials: Credentials;
  readonly caller: Caller;
}

/** At this many sessions the expired ones are dropped. */
const SWEEP_AT = 1000;

/** The temporary credentials that were issued on this machine; they expire in real time. */
export class SessionStore {
  private readonly sessions = new Map<string, Session>();

  issue(caller: Caller, seconds: number): Credentials {
    if (this.sessions.size >= SWEEP_AT) {
      this.sweep();
    }
    const credentials: Credentials = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(48).toString('base64'),
      expiration: new Date(Date.now() + seconds * 1000),
    };
    this.sessions.set(credentials.accessKeyId, { credentials, caller });
    return credentials;
  }

  find(accessKeyId: string): Session | undefined {
    return this.sessions.get(accessKeyId);
  }

  private sweep(): void {
    for (const [accessKeyId, { credentials }] of this.sessions) {
      if (credentials.expiration.getTime() < Date.now()) {
        this.sessions.delete(accessKeyId);
      }
    }
  }
}

/** The sessions of a cloud. */
export const sessionStore = perCloud(() => new SessionStore());
