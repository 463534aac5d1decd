import { createHash } from 'node:crypto';

const HASH_LENGTH = 12;

/**
 * A name as CloudFormation makes them, `<stack>-<logical id>-<hash>`, but the same in every run.
 *
 * @param generation number of the physical resource of this logical id; a replacement gets another name
 * @param maxLength stack name and logical id are cut to fit into it
 */
export function physicalName(stackId: string, logicalId: string, generation: number, maxLength: number): string {
  const digest = createHash('sha256').update(`${stackId}/${logicalId}/${generation}`).digest('hex');
  const hash = BigInt(`0x${digest}`).toString(36).toUpperCase().slice(0, HASH_LENGTH);
  const stackName = stackId.split('/')[1] ?? stackId;
  const room = maxLength - HASH_LENGTH - 2;
  const idLength = Math.min(logicalId.length, Math.max(Math.floor(room / 2), room - stackName.length));
  return `${stackName.slice(0, room - idLength)}-${logicalId.slice(0, idLength)}-${hash}`;
}
