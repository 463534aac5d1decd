import type { PolicyDocument } from '../core/service';
import type { AsyncConfig } from './async-config';
import type { FunctionConfig } from './function-config';

/** The qualifier of the code that can still change. */
export const LATEST = '$LATEST';

/** A name for a version, or for two of them with the share of each. */
export interface Alias {
  readonly name: string;
  readonly version: string;
  /** Share of the invocations that other versions get, 0 to 1, by version. */
  readonly weights: Readonly<Record<string, number>>;
  readonly description: string;
}

/** What a function is called by, with what runs then. */
export interface Target {
  readonly config: FunctionConfig;
  /** As it was asked for. */
  readonly qualifier?: string;
}

/** A function with its versions and aliases; settings are by qualifier, the empty text for the function itself. */
export class LambdaFunction {
  readonly versions = new Map<string, FunctionConfig>();
  readonly aliases = new Map<string, Alias>();
  readonly asyncConfigs = new Map<string, AsyncConfig>();
  private readonly statements = new Map<string, ReadonlyMap<string, object>>();
  private readonly policies = new Map<string, PolicyDocument>();
  private lastVersion = 0;

  constructor(public latest: FunctionConfig) {}

  /** What runs for a qualifier now: of an alias with weights one of its versions by chance. Undefined when there is none such. */
  resolve(qualifier: string | undefined, chance: () => number = Math.random): FunctionConfig | undefined {
    const alias = this.aliases.get(qualifier ?? '');
    const version = alias ? pick(alias, chance()) : qualifier;
    return version === undefined || version === LATEST ? this.latest : this.versions.get(version);
  }

  /** Publishes what `$LATEST` is now; the version that exists already if nothing has changed since. */
  publish(description = this.latest.description): FunctionConfig {
    const previous = this.versions.get(String(this.lastVersion));
    if (previous && sameContent(previous, this.latest)) {
      return previous;
    }
    const version = String(++this.lastVersion);
    const published = { ...this.latest, version, description };
    this.versions.set(version, published);
    return published;
  }

  /** The resource policy of the function or of one of its versions and aliases; the same object until it changes. */
  policy(qualifier = ''): PolicyDocument {
    const known = this.policies.get(qualifier) ?? { Version: '2012-10-17', Id: 'default', Statement: this.statementsOf(qualifier) };
    this.policies.set(qualifier, known);
    return known;
  }

  hasStatement(qualifier: string | undefined, sid: string): boolean {
    return this.statements.get(qualifier ?? '')?.has(sid) ?? false;
  }

  addStatement(qualifier = '', sid: string, statement: object): void {
    this.change(qualifier, new Map(this.statements.get(qualifier)).set(sid, statement));
  }

  removeStatement(qualifier = '', sid: string): void {
    const left = new Map(this.statements.get(qualifier));
    left.delete(sid);
    this.change(qualifier, left);
  }

  private change(qualifier: string, statements: ReadonlyMap<string, object>): void {
    this.statements.set(qualifier, statements);
    this.policies.delete(qualifier);
  }

  private statementsOf(qualifier: string): object[] {
    return [...(this.statements.get(qualifier)?.values() ?? [])];
  }
}

function pick({ version, weights }: Alias, chance: number): string {
  let rest = chance;
  for (const [other, weight] of Object.entries(weights)) {
    rest -= weight;
    if (rest < 0) {
      return other;
    }
  }
  return version;
}

function sameContent(published: FunctionConfig, latest: FunctionConfig): boolean {
  return JSON.stringify(content(published)) === JSON.stringify(content(latest));
}

function content(config: FunctionConfig): object {
  return { ...config, version: undefined, description: undefined, lastModified: undefined };
}
