import type { Clock } from '../core/clock';
import type { Schedule } from './schedule-expression';

/**
 * Runs `run` at each time of a schedule after `from`, in virtual time, until the returned function is called.
 *
 * When the clock jumps over several times each one runs, with its own time.
 */
export function onSchedule(clock: Clock, schedule: Schedule, run: (time: Date) => void, from = clock.now()): () => void {
  let cancel = (): void => undefined;
  const arm = (after: number): void => {
    const time = schedule(after);
    if (time !== undefined) {
      cancel = clock.at(time, () => {
        arm(time);
        run(new Date(time));
      });
    }
  };
  arm(from);
  return () => {
    cancel();
  };
}
