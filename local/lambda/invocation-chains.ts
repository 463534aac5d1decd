import { AwsError } from '../core/aws-error';
import type { Caller } from '../core/service';
import type { FunctionProcess } from './function-process';

/** So often a function may be in one chain of invocations. */
const MAX_TIMES = 16;

/** Knows which functions wait for which: by the session that a process calls with. */
export class InvocationChains {
  private readonly processes = new WeakMap<Caller, FunctionProcess>();
  private readonly running = new WeakMap<FunctionProcess, readonly string[]>();

  /** Remembers whose session it is. */
  add(session: Caller, process: FunctionProcess): void {
    this.processes.set(session, process);
  }

  processOf(caller: Caller | undefined): FunctionProcess | undefined {
    return caller && this.processes.get(caller);
  }

  begin(process: FunctionProcess, chain: readonly string[]): void {
    this.running.set(process, chain);
  }

  end(process: FunctionProcess): void {
    this.running.delete(process);
  }

  /** The chain of an invocation for which `waiting` waits; throws for a loop, as AWS does unless the function allows it. */
  next(waiting: FunctionProcess | undefined, name: string, allowsLoops = false): readonly string[] {
    const chain = [...((waiting && this.running.get(waiting)) ?? []), name];
    if (!allowsLoops && chain.filter((other) => other === name).length > MAX_TIMES) {
      throw new AwsError(
        'RecursiveInvocationException',
        `Recursive invocation of the function ${name}: it is ${MAX_TIMES} times in this chain of invocations`,
        400,
        { Type: 'User' },
      );
    }
    return chain;
  }
}
