import { resourcesIn } from '../policy-statement';
import type { PolicyStatement } from '../policy-statement';
import type { Operator } from './mutant';

/** All resources instead of one. */
export const anyResource: Operator = (statement) =>
  resourcesIn(statement)
    .filter((resource) => resource !== '*')
    .map((resource) => ({ operator: 'resource to *', change: resource, statement: replaced(statement, resource, '*') }));

/** A prefix that ends one part earlier. */
export const shorterPrefix: Operator = (statement) =>
  resourcesIn(statement).flatMap((resource) => {
    const shorter = resource.replace(/[^/:]+[/:-]\*$/, '*');
    // A log group has nothing but streams.
    return shorter === resource || resource.endsWith(':log-stream:*') || !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:[^*]/.test(shorter)
      ? []
      : [{ operator: 'shorter prefix', change: resource, statement: replaced(statement, resource, shorter) }];
  });

/** One resource of several is forgotten. */
export const dropResource: Operator = (statement) => {
  const resources = resourcesIn(statement);
  return resources.length < 2
    ? []
    : resources.map((resource) => ({
        operator: 'drop resource',
        change: resource,
        statement: withResources(
          statement,
          resources.filter((each) => each !== resource),
        ),
      }));
};

function replaced(statement: PolicyStatement, from: string, to: string): PolicyStatement {
  return withResources(
    statement,
    resourcesIn(statement).map((each) => (each === from ? to : each)),
  );
}

/** The statement about other resources, or about all but other ones: never both, which IAM refuses. */
function withResources(statement: PolicyStatement, resources: readonly string[]): PolicyStatement {
  return { ...statement, [statement.NotResource === undefined ? 'Resource' : 'NotResource']: resources };
}
