import { Statement } from './statement';

/** A policy document as IAM stores it. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly object[] | object;
}

/** The statements of a policy that are about one action. */
interface ActionStatements {
  readonly all: readonly Statement[];
  readonly Allow: readonly Statement[];
  readonly Deny: readonly Statement[];
}

const VERSIONS: readonly unknown[] = [undefined, '2008-10-17', '2012-10-17'];

/** A compiled policy. */
export class Policy {
  readonly statements: readonly Statement[];
  private readonly byAction = new Map<string, ActionStatements>();

  /**
   * Compiles a document; throws on anything that IAM does not know, so that no restriction is lost.
   *
   * @param name where the policy stands, for messages
   */
  constructor(
    readonly name: string,
    readonly document: PolicyDocument,
  ) {
    const variables = document.Version === '2012-10-17';
    try {
      if (!VERSIONS.includes(document.Version)) {
        throw new Error(`Version must be 2012-10-17 or 2008-10-17, got ${String(document.Version)}`);
      }
      this.statements = [document.Statement]
        .flat()
        .map((source, index) => new Statement(source as Record<string, unknown>, index, variables));
    } catch (cause) {
      throw new Error(`policy ${name} is not valid: ${(cause as Error).message}`, { cause });
    }
  }

  /** The statements about an action, all or those of one effect; remembered, for the same actions are asked for again and again. */
  about(action: string, effect: keyof ActionStatements = 'all'): readonly Statement[] {
    const known = this.byAction.get(action);
    if (known) {
      return known[effect];
    }
    const all = this.statements.filter((statement) => statement.covers(action));
    const found = { all, Allow: all.filter((each) => each.effect === 'Allow'), Deny: all.filter((each) => each.effect === 'Deny') };
    this.byAction.set(action, found);
    return found[effect];
  }
}
