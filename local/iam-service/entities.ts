import { AwsError } from '../core/aws-error';
import type { Identity } from './identity';

/** The roles, users or groups of the account, by name. */
export class Entities<T extends Identity> {
  private readonly byName = new Map<string, T>();

  /**
   * @param kind for messages, for example `role`
   * @param onChange is told before an entity is put or when one is gone; it throws for one that can't be
   */
  constructor(
    private readonly kind: 'role' | 'user' | 'group',
    private readonly onChange: (entity?: T) => void,
  ) {}

  /** Adds or replaces one. */
  put(entity: T): void {
    this.onChange(entity);
    this.byName.set(entity.name, entity);
  }

  delete(name: string): void {
    this.byName.delete(name);
    this.onChange();
  }

  /** Throws `NoSuchEntity` if there is none. */
  get(name: string): T {
    const entity = this.byName.get(name);
    if (!entity) {
      throw new AwsError('NoSuchEntity', `The ${this.kind} with name ${name} cannot be found.`, 404);
    }
    return entity;
  }

  /** Throws `NoSuchEntity` if there is none. */
  ofArn(arn: string): T {
    const entity = this.get(arn.split('/').at(-1) ?? arn);
    if (entity.arn !== arn) {
      throw new AwsError('NoSuchEntity', `The ${this.kind} with ARN ${arn} cannot be found.`, 404);
    }
    return entity;
  }

  /** In the order of their names, as IAM lists them. */
  all(): readonly T[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
