import { randomBytes } from 'node:crypto';
import type { Policy } from '../../iam/policy';
import type { Credentials } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Caller } from '../core/service';

/** A caller with temporary credentials. */
export interface SessionCaller extends Caller {
  readonly issuedAt: Date;
  /** @default - the session may do what the role may */
  readonly sessionPolicy?: Policy;
  /** Tags of the session; they win over the role's. @default - none */
  readonly sessionTags?: Readonly<Record<string, string>>;
  /** Those of the tags that a session of a further role inherits. @default - none */
  readonly transitiveTags?: Readonly<Record<string, string>>;
}

/** Credentials and for whom they stand; a user's access key has no session token. */
export interface Session {
  readonly credentials: Omit<Credentials, 'sessionToken'> & { readonly sessionToken?: string };
  readonly caller: Caller;
}

/** At this many sessions the expired ones are dropped. */
const SWEEP_AT = 1000;

/** The last moment that a `Date` can tell. */
const NEVER = new Date(8.64e15);

/** The credentials that were issued on this machine; temporary ones expire in real time. */
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

  /** Adds the access key of a user, or changes its status; answers its secret. A key that is not active fits no request. */
  putAccessKey(accessKeyId: string, caller: Caller, active: boolean): string {
    const secretAccessKey = this.sessions.get(accessKeyId)?.credentials.secretAccessKey ?? randomBytes(30).toString('base64');
    // A request with a user's access key has no session token: one with any would be another key.
    const unused = active ? {} : { sessionToken: randomBytes(48).toString('base64') };
    this.sessions.set(accessKeyId, { credentials: { accessKeyId, secretAccessKey, expiration: NEVER, ...unused }, caller });
    return secretAccessKey;
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
