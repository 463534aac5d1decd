import { readFileSync, writeFileSync } from 'node:fs';
import { CALLS_FILE } from './permissions/recorded-calls';
import type { RecordedCall } from './permissions/recorded-calls';

/** What a run of `npm run demo` leaves. */
const RUN = '.plumbline/demo/calls.json';

/** Keys whose values follow from the KMS key alone. */
const OF_EVERY_KEY = ['kms:CallerAccount', 'kms:EncryptionContextKeys', 'kms:KeySpec', 'kms:KeyUsage', 'kms:ResourceAliases'];

// Run it as `npm run build && node dist/scripts/compliance/record-calls.js` after a demo.
const rows = JSON.parse(readFileSync(RUN, 'utf8')) as (RecordedCall & { readonly allowed: boolean })[];
const denied = rows.filter(({ allowed }) => !allowed);
if (denied.length > 0) {
  throw new Error(`a run must have no denied call to be recorded, got ${denied.map(({ role, action }) => `${role} ${action}`).join(', ')}`);
}
// Which service takes which role is a table of its own: `cases/trust-cases.ts`.
const taken = (row: RecordedCall): boolean => row.action === 'sts:AssumeRole' && row.role.endsWith('.amazonaws.com');
const lines = rows
  .filter((row) => !taken(row))
  .map(({ role, action, resource, keys }) => JSON.stringify({ role, action, resource, keys: withoutKeys(keys) }));
writeFileSync(CALLS_FILE, `[\n${lines.sort().join(',\n')}\n]\n`);
console.log(`${CALLS_FILE}: ${lines.length} calls`);

function withoutKeys(keys: RecordedCall['keys']): RecordedCall['keys'] {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => !OF_EVERY_KEY.includes(key)));
}
