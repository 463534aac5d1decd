import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Key, KeyMaterial, KeySettings } from './key';

/** The keys and aliases of one account and region. */
export class KeyStore {
  private readonly keys = new Map<string, Key>();
  private readonly aliases = new Map<string, string>();

  constructor(private readonly cloud: Cloud) {}

  add(id: string, material: KeyMaterial, settings: KeySettings): Key {
    const key: Key = { id, arn: this.cloud.arn('kms', `key/${id}`), createdAt: this.cloud.clock.date(), material, settings, grants: [] };
    this.keys.set(id, key);
    return key;
  }

  /** The key by its id, ARN, alias (`alias/<name>`) or alias ARN; fails with `NotFoundException`. */
  find(keyId: string): Key {
    const name = keyId.startsWith('arn:') ? keyId.slice(keyId.lastIndexOf(':') + 1) : keyId;
    const id = name.startsWith('alias/') ? this.aliases.get(name) : name.replace(/^key\//, '');
    const key = id === undefined ? undefined : this.keys.get(id);
    if (!key || (keyId.startsWith('arn:') && !keyId.startsWith(this.cloud.arn('kms', '')))) {
      throw new AwsError('NotFoundException', this.notFound(keyId, name));
    }
    return key;
  }

  /** Every key, in the order of their making. */
  all(): readonly Key[] {
    return [...this.keys.values()];
  }

  private notFound(keyId: string, name: string): string {
    const arn = keyId.startsWith('arn:') ? keyId : this.cloud.arn('kms', name.startsWith('alias/') ? name : `key/${name}`);
    return name.startsWith('alias/') ? `Alias ${arn} is not found.` : `Key '${arn}' does not exist`;
  }

  /** Every alias with the id of its key, by name. */
  get allAliases(): readonly (readonly [alias: string, keyId: string])[] {
    return [...this.aliases].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Points `alias/<name>` to a key. */
  setAlias(alias: string, keyId: string): void {
    this.aliases.set(alias, this.find(keyId).id);
  }

  hasAlias(alias: string): boolean {
    return this.aliases.has(alias);
  }

  deleteAlias(alias: string): void {
    this.aliases.delete(alias);
  }

  /** Names of all aliases that point to the key. */
  aliasesOf(key: Key): string[] {
    return [...this.aliases].filter(([, id]) => id === key.id).map(([alias]) => alias);
  }
}

/** The keys of a cloud. */
export const keyStore = perCloud((cloud) => new KeyStore(cloud));
