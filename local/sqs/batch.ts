import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '../core/aws-error';

const MAX_ENTRIES = 10;

/** Runs each entry by itself: what fails does not stop the rest. */
export function runBatch<Entry extends { readonly Id?: string }, Result extends object>(
  entries: readonly Entry[] | undefined,
  run: (entry: Entry) => Result,
): { Successful: (Result & { Id: string })[]; Failed: BatchResultErrorEntry[] } {
  const ids = new Set(entries?.map(({ Id }) => Id));
  if (!entries || entries.length === 0 || entries.length > MAX_ENTRIES) {
    throw new AwsError('BatchEntryCount', `A batch has 1 to ${MAX_ENTRIES} entries, got ${entries?.length ?? 0}`);
  }
  if (ids.size < entries.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id');
  }
  const Successful: (Result & { Id: string })[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of entries) {
    const Id = entry.Id ?? '';
    try {
      Successful.push({ ...run(entry), Id });
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: error.status < 500 });
    }
  }
  return { Successful, Failed };
}
