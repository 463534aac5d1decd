import { Statement } from './statement';

/** A policy document as IAM stores it. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly object[] | object;
}

/** A compiled policy. */
export class Policy {
  readonly statements: readonly Statement[];
  private readonly byAction = new Map<string, readonly Statement[]>();

  /**
   * Compiles a document; throws on anything that IAM does not know, so that no restriction is lost.
   *
   * @param name where the policy stands, for messages
   */
  constructor(
    readonly name: string,
    document: PolicyDocument,
  ) {
    const variables = document.Version === '2012-10-17';
    try {
      this.statements = [document.Statement]
        .flat()
        .map((source, index) => new Statement(source as Record<string, unknown>, index, variables));
    } catch (cause) {
      throw new Error(`policy ${name} is not valid: ${(cause as Error).message}`, { cause });
    }
  }

  /** The statements about an action; remembered, for the same actions are asked for again and again. */
  about(action: string): readonly Statement[] {
    const known = this.byAction.get(action);
    if (known) {
      return known;
    }
    const found = this.statements.filter((statement) => statement.covers(action));
    this.byAction.set(action, found);
    return found;
  }
}
