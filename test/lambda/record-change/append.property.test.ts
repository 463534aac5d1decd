import fc from 'fast-check';
import { append } from '../../../lambda/record-change/append';
import type { ModelChange } from '../../../lambda/shared/model-change';
import { verifyChain } from '../../../cli/audit/verify-chain';
import { MemoryChain } from './memory-chain';

function change(event: number): ModelChange {
  const who = { by: 'approver', known: 'aws' } as const;
  return { event: `approved/${event}`, what: 'approved', model: 'flights', when: '2001-02-01T00:00:00Z', who, why: 'good' };
}

const DELIVERIES = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 });

test('in any order of calls, concurrent deliveries make one unforked chain with one record per event', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), DELIVERIES, async (scheduler, deliveries) => {
      const chain = new MemoryChain(scheduler.scheduleFunction(() => Promise.resolve()));
      await scheduler.waitFor(Promise.all(deliveries.map((event) => append(chain, change(event)))));
      const records = chain.inOrder();
      expect(verifyChain(records, new Map(records.map(({ sequence, record }) => [sequence, record])))).toMatchObject({ intact: true });
      expect(records).toHaveLength(new Set(deliveries).size);
    }),
    { numRuns: 100 },
  );
});

test('a crash before or after the effect of any call, and a retry, leave one record', async () => {
  for (let crashAt = 1; crashAt <= 8; crashAt++) {
    let steps = 0;
    const chain = new MemoryChain(() => (++steps === crashAt ? Promise.reject(new Error('crash')) : Promise.resolve()));
    await expect(append(chain, change(1))).rejects.toThrow('crash');
    await append(chain, change(1));
    expect(chain.inOrder()).toHaveLength(1);
  }
});

test('gives up for now when others are always faster', async () => {
  const chain = new MemoryChain();
  chain.put = () => Promise.resolve(false);
  await expect(append(chain, change(1))).rejects.toMatchObject({ name: 'TransientError' });
});
