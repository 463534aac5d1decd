import type { DecisionCase } from '../probe';
import type { StagePolicies } from '../stage-policies';
import { auditCases } from './audit-cases';
import { boundaryCases } from './boundary-cases';
import { bucketCases } from './bucket-cases';
import { endpointCases } from './endpoint-cases';
import { forbiddenCases } from './forbidden-cases';
import { functionCases } from './function-cases';
import { keyAndTopicCases } from './key-and-topic-cases';
import { queueCases } from './queue-cases';
import { roleCases } from './role-cases';
import { serviceCases } from './service-cases';
import { trustCases } from './trust-cases';

const TABLES = [
  roleCases,
  forbiddenCases,
  serviceCases,
  trustCases,
  boundaryCases,
  bucketCases,
  auditCases,
  queueCases,
  keyAndTopicCases,
  functionCases,
  endpointCases,
];

/** All decisions that the policies of an environment must make. */
export function decisionCases(stage: StagePolicies): DecisionCase[] {
  return TABLES.flatMap((table) => table(stage));
}
