import fc from 'fast-check';
import { verifyChain } from '../../../cli/audit/verify-chain';
import { following } from '../../../lambda/record-change/append';
import type { StoredRecord } from '../../../lambda/shared/audit-chain';
import { recordHash, sequenceKey } from '../../../lambda/shared/audit-chain';
import type { ModelChange } from '../../../lambda/shared/model-change';

const CHANGE: fc.Arbitrary<ModelChange> = fc.record({
  event: fc.string(),
  what: fc.constantFrom('registered', 'approved', 'deployed', 'rolled-back'),
  model: fc.constantFrom('flights', 'fraud'),
  when: fc.constant('2001-02-01T00:00:00Z'),
  who: fc.record({ by: fc.string(), known: fc.constantFrom('aws', 'request') }),
  why: fc.string(),
  metrics: fc.option(fc.dictionary(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })), { nil: undefined }),
});

function chainOf(changes: readonly ModelChange[]): StoredRecord[] {
  const records: StoredRecord[] = [];
  for (const change of changes) {
    records.push(following(records.at(-1), change));
  }
  return records;
}

function copiesOf(records: readonly StoredRecord[]): Map<string, string> {
  return new Map(records.map(({ sequence, record }) => [sequence, record]));
}

/** The same texts under the keys 1 to n, as somebody leaves them who closes a gap. */
function renumbered(records: readonly StoredRecord[]): StoredRecord[] {
  return records.map((record, index) => ({ ...record, sequence: sequenceKey(index + 1) }));
}

const CHAIN = fc.array(CHANGE, { minLength: 2, maxLength: 12 }).map(chainOf);
const IN_CHAIN = CHAIN.chain((records) => fc.tuple(fc.constant(records), fc.nat({ max: records.length - 1 })));

function expectBroken(records: readonly StoredRecord[], copies: ReadonlyMap<string, string>, first: number): void {
  expect(verifyChain(records, copies)).toMatchObject({ intact: false, broken: { sequence: sequenceKey(first + 1) } });
}

test('an untouched chain is intact', () => {
  fc.assert(
    fc.property(CHAIN, (records) => {
      expect(verifyChain(records, copiesOf(records))).toEqual({ records: records.length, intact: true, head: records.at(-1)?.hash });
    }),
  );
});

test('an edited text is found in its place', () => {
  fc.assert(
    fc.property(IN_CHAIN, fc.string({ minLength: 1 }), ([records, at], text) => {
      const edited = records.map((stored, index) => (index === at ? { ...stored, record: stored.record + text } : stored));
      expectBroken(edited, copiesOf(records), at);
    }),
  );
});

test('an edited text with a hash that fits is found at the record after it, by the hashes alone', () => {
  fc.assert(
    fc.property(IN_CHAIN, CHANGE, ([records, at], change) => {
      fc.pre(at < records.length - 1);
      const forged = following(records[at - 1], change);
      fc.pre(forged.record !== records[at]?.record);
      const edited = records.map((stored, index) => (index === at ? forged : stored));
      expectBroken(edited, copiesOf(edited), at + 1);
    }),
  );
});

test('a deleted record is found, with its gap and with the gap closed, the last one included', () => {
  fc.assert(
    fc.property(IN_CHAIN, fc.boolean(), ([records, at], closed) => {
      const left = records.filter((_, index) => index !== at);
      expectBroken(closed ? renumbered(left) : left, copiesOf(records), at);
    }),
  );
});

test('records in another order are found', () => {
  fc.assert(
    fc.property(IN_CHAIN, fc.nat(), ([records, at], by) => {
      const other = (at + 1 + (by % (records.length - 1))) % records.length;
      const swapped = [...records];
      [swapped[at], swapped[other]] = [records[other] as StoredRecord, records[at] as StoredRecord];
      expectBroken(renumbered(swapped), copiesOf(records), Math.min(at, other));
    }),
  );
});

test('an inserted record is found, at the end too', () => {
  fc.assert(
    fc.property(IN_CHAIN, CHANGE, ([records, at], change) => {
      const forged = following(records[at], change);
      const inserted = renumbered([...records.slice(0, at + 1), forged, ...records.slice(at + 1)]);
      expectBroken(inserted, copiesOf(records), at + 1);
    }),
  );
});

test('a chain that was written anew with hashes that fit is found by its locked copies', () => {
  fc.assert(
    fc.property(IN_CHAIN, CHANGE, ([records, at], change) => {
      const changes = records.map(({ record }) => JSON.parse(record) as ModelChange);
      const anew = chainOf(changes.map((old, index) => (index === at ? change : old)));
      fc.pre(anew[at]?.record !== records[at]?.record);
      expectBroken(anew, copiesOf(records), at);
    }),
  );
});

test('a text that is no JSON, and one of another place, are named as such', () => {
  const [first] = chainOf([{ event: 'e', what: 'approved', model: 'm', when: '', who: { by: '', known: 'no' }, why: '' }]);
  const stored = (record: string): StoredRecord => ({ sequence: sequenceKey(1), record, hash: recordHash(record) });
  expect(verifyChain([stored('no JSON')], new Map()).broken?.reason).toContain('its text says that it is record none');
  expect(verifyChain([first as StoredRecord], new Map()).broken?.reason).toContain('has no locked copy');
  expect(verifyChain([], new Map())).toMatchObject({ records: 0, intact: true });
});
