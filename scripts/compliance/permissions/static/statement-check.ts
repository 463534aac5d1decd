import type { PolicyStatement } from '../policy-statement';
import type { StagePolicy } from '../stage-policies';

/** A rule about one statement; returns what is wrong with it, in words that end the sentence "<policy> <statement> …". */
export type StatementCheck = (statement: PolicyStatement, policy: StagePolicy) => Promise<string[]> | string[];
