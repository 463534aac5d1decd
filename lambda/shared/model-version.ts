/** Version number at the end of a model package ARN; 0 when there is none. */
export function modelVersion(modelPackageArn: string): number {
  const last = modelPackageArn.split('/').at(-1) ?? '';
  return /^\d+$/.test(last) ? Number(last) : 0;
}
