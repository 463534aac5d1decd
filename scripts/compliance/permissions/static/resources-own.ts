import { resourcesIn } from '../policy-statement';
import type { StatementCheck } from './statement-check';

/** Types whose policies say `*` for the resource itself. */
const ITSELF = ['AWS::KMS::Key', 'AWS::DynamoDB::Table'];

/** The policy of a resource names that resource, or what is in it. */
export const resourcesOwn: StatementCheck = (statement, { use, type, resource: own = '' }) => {
  if (use !== 'resource' || ITSELF.includes(type)) {
    return [];
  }
  const foreign = resourcesIn(statement).filter((resource) => resource !== own && !resource.startsWith(`${own}/`));
  return foreign.map((resource) => `is about ${resource}: name ${own}`);
};
