/**
 * Families whose volumes are NVMe disks of the host: hardware encrypts them, and SageMaker refuses a key for them.
 *
 * A `d` behind the generation stands for such disks; the families after it have them without saying so.
 */
const NVME = /^ml\.(?:[a-z]+\d+[a-z]*d[a-z]*|p4de|p5|p5e|p5en|g5|g6|g6e|gr6|trn1|trn1n|trn2)\./;

/** Whether an instance type takes no volume key; false for a type that is not known before it runs. */
export function hasNvmeVolume(instanceType: unknown): boolean {
  return typeof instanceType === 'string' && NVME.test(instanceType);
}
