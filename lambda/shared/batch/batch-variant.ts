/** Name of the batch endpoint's variant: each answer tells by it which version gave it. */
export function batchVariant(version: number | string): string {
  return `version-${version}`;
}
