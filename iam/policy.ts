import type { Request } from './request';
import { Statement } from './statement';

/** A policy document as IAM stores it. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly object[] | object;
}

/** Statements of a policy by their effect. */
interface ByEffect {
  readonly Allow: Statement[];
  readonly Deny: Statement[];
}

/** At this many resources of one action those asked for so far are forgotten. */
const MAX_RESOURCES = 500;

const VERSIONS: readonly unknown[] = [undefined, '2008-10-17', '2012-10-17'];

/** A compiled policy. */
export class Policy {
  readonly statements: readonly Statement[];
  private readonly byAction = new Map<string, readonly Statement[]>();
  private readonly byResource = new Map<string, Map<string, ByEffect>>();

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

  /**
   * The statements of this effect about an action that may fit the resource, so far as no condition and no variable has a say.
   *
   * Remembered too: a state machine that calls one function a thousand times asks the same each time.
   */
  candidates({ action, resource }: Request, effect: keyof ByEffect): readonly Statement[] {
    let known = this.byResource.get(action);
    if (!known || known.size >= MAX_RESOURCES) {
      known = new Map();
      this.byResource.set(action, known);
    }
    let found = known.get(resource);
    if (!found) {
      found = { Allow: [], Deny: [] };
      for (const statement of this.about(action)) {
        if (statement.mayFit(resource)) {
          found[statement.effect].push(statement);
        }
      }
      known.set(resource, found);
    }
    return found[effect];
  }
}
