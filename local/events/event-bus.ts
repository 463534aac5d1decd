import type { Cloud } from '../core/cloud';
import type { PolicyDocument } from '../core/service';
import type { Archive } from './archive';
import type { Rule } from './rule';

/** An event bus with its rules and archives. */
export class EventBus {
  readonly arn: string;
  readonly createdAt: Date;
  readonly rules = new Map<string, Rule>();
  readonly archives = new Map<string, Archive>();
  description?: string;
  private readonly statements = new Map<string, object>();
  private document?: PolicyDocument;

  constructor(
    cloud: Cloud,
    readonly name: string,
  ) {
    this.arn = cloud.arn('events', `event-bus/${name}`);
    this.createdAt = cloud.clock.date();
  }

  /** The bus's policy, undefined when it has no statement. */
  get policy(): PolicyDocument | undefined {
    return this.document;
  }

  /** Sets the statement of an id, or removes it. */
  setStatement(id: string, statement: object | undefined): void {
    if (statement) {
      this.statements.set(id, statement);
    } else {
      this.statements.delete(id);
    }
    const all = [...this.statements.values()];
    this.document = all.length > 0 ? { Version: '2012-10-17', Statement: all } : undefined;
  }

  /** Replaces all statements by those of a document. */
  setPolicy(document: PolicyDocument | undefined): void {
    this.statements.clear();
    for (const [index, statement] of [document?.Statement ?? []].flat().entries()) {
      this.setStatement(String((statement as { Sid?: string }).Sid ?? index), statement);
    }
  }
}

/** Name of a bus from its name or ARN. */
export function busName(nameOrArn: string): string {
  return nameOrArn.split(':event-bus/').at(-1) ?? nameOrArn;
}
