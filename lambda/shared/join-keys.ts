import type { JoinSide } from '../../stats/performance/join-record';

/** Prefix of what one model's label join keeps in the monitoring bucket; the bucket deletes it when no horizon needs it any more. */
export function joinPrefix(model: string): string {
  return `joins/${model}/`;
}

/** Prefix of one side's parts; the day follows. */
export function partsPrefix(model: string, side: JoinSide): string {
  return `${joinPrefix(model)}${side}/`;
}

/** Prefix of what joins found. */
export function joinedPrefix(model: string): string {
  return `${joinPrefix(model)}joined/`;
}
