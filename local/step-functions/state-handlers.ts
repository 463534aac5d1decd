import type { StateType } from './asl';
import { runChoice } from './choice-state';
import { runFail, runPass, runSucceed } from './flow-states';
import { runMap } from './map-state';
import { runParallel } from './parallel-state';
import type { StateHandler } from './run';
import { runTask } from './task-state';
import { runWait } from './wait-state';

/** What runs each type of state. */
export const HANDLERS: Readonly<Record<StateType, StateHandler>> = {
  Choice: runChoice,
  Fail: runFail,
  Map: runMap,
  Parallel: runParallel,
  Pass: runPass,
  Succeed: runSucceed,
  Task: runTask,
  Wait: runWait,
};
