import { testsIn } from '../policy-statement';
import type { StatementCheck } from './statement-check';

/** Keys that AWS leaves out of some requests, so that the boundary may let those pass: decision 002. */
const OF_THE_BOUNDARY = ['aws:ResourceAccount'];

/** `IfExists` opens an Allow to every request without the key, so that each use is listed here. */
export const absentKeys: StatementCheck = (statement, { use }) =>
  testsIn(statement)
    .filter(({ operator, key }) => operator.endsWith('IfExists') && !(use === 'boundary' && OF_THE_BOUNDARY.includes(key)))
    .map(({ operator, key }) => `has ${operator} on ${key}, which every request carries or must carry`);
