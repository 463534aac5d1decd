import { NotEmulated } from '../core/aws-error';
import type { Alarm } from './alarm';

/** Throws `NotEmulated` for an action that is neither a topic nor a function. */
export function assertActions({ actions }: Pick<Alarm, 'actions'>): void {
  const other = Object.values(actions)
    .flat()
    .find((action) => !/^arn:[^:]+:(sns|lambda):/.test(action));
  if (other !== undefined) {
    throw new NotEmulated(`the alarm action ${other}`);
  }
}
