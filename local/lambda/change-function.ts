import type { Cloud } from '../core/cloud';
import type { FunctionConfig } from './function-config';
import { functionsOf } from './function-registry';
import { invokerOf } from './invoker';

/** Makes a function, or changes its `$LATEST`: processes with what was before end as soon as they are idle. */
export function changeFunction(cloud: Cloud, config: FunctionConfig): void {
  const functions = functionsOf(cloud);
  if (functions.has(config.name)) {
    invokerOf(cloud).pool.retire(functions.get(config.name).latest);
  }
  functions.put(config);
}
