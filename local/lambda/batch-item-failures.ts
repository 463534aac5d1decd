/**
 * The identifiers that a function reports as failed: none when it reports nothing, all when its report can't be understood.
 *
 * @param payload what the function has returned, as JSON
 * @param ids identifiers of the records in the batch
 */
export function batchItemFailures(payload: string, ids: readonly string[]): readonly string[] {
  let response: unknown;
  try {
    response = JSON.parse(payload);
  } catch {
    return ids;
  }
  const failures = (response as { batchItemFailures?: unknown } | null)?.batchItemFailures ?? [];
  if (!Array.isArray(failures)) {
    return ids;
  }
  const failed = failures.map((failure: { itemIdentifier?: unknown } | null) => failure?.itemIdentifier);
  return failed.every((id): id is string => typeof id === 'string' && ids.includes(id)) ? failed : ids;
}
