import type { Caller } from '../../../local/core/service';
import { FunctionProcess } from '../../../local/lambda/function-process';
import { InvocationChains } from '../../../local/lambda/invocation-chains';

const SESSION: Caller = { kind: 'role', arn: 'arn:aws:sts::123456789012:assumed-role/worker/work', roleName: 'worker' };

/** Only its identity counts. */
function someProcess(): FunctionProcess {
  return Object.create(FunctionProcess.prototype) as FunctionProcess;
}

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
test('a function that is sixteen times in a chain is not invoked again', () => {
  const chains = new InvocationChains();
  let waiting: FunctionProcess | undefined;
  const invoke = (name: string): void => {
    const chain = chains.next(waiting, name);
    waiting = someProcess();
    chains.begin(waiting, chain);
  };
  for (let times = 0; times < 16; times++) {
    invoke('loop');
    invoke('other');
  }

  expect(() => {
    invoke('loop');
  }).toThrow(expect.objectContaining({ code: 'RecursiveInvocationException', status: 400 }) as Error);
  invoke('third');
  expect(chains.next(waiting, 'loop', true)).toHaveLength(34);
});

test('a chain begins anew with a caller that is no function, and after its end', () => {
  const chains = new InvocationChains();
  const process = someProcess();
  chains.add(SESSION, process);
  chains.begin(process, ['outer']);

  expect(chains.processOf(SESSION)).toBe(process);
  expect(chains.next(process, 'inner')).toEqual(['outer', 'inner']);
  expect(chains.processOf({ ...SESSION })).toBeUndefined();
  expect(chains.next(undefined, 'inner')).toEqual(['inner']);
  chains.end(process);
  expect(chains.next(process, 'inner')).toEqual(['inner']);
});
