import type { ConditionTest, PolicyStatement } from '../policy-statement';
import { actionsIn, servicesIn, testsIn } from '../policy-statement';
import { DEPUTY_EXCEPTIONS } from './deputy-exceptions';
import type { StatementCheck } from './statement-check';

const SOURCES = ['aws:sourceaccount', 'aws:sourcearn'];

/** What is allowed to an AWS service is allowed on behalf of our account and its resources: no confused deputy. */
export const deputiesNamed: StatementCheck = (statement) => {
  if (statement.Effect !== 'Allow') {
    return [];
  }
  return servicesIn(statement).flatMap((service) => problemsOf(service, statement));
};

function problemsOf(service: string, statement: PolicyStatement): string[] {
  const tests = testsIn(statement).filter(({ operator }) => /^(StringEquals|StringLike|ArnEquals|ArnLike)$/.test(operator));
  const exception = DEPUTY_EXCEPTIONS.find(
    (each) => each.service.test(service) && actionsIn(statement).every((action) => each.action.test(action)),
  );
  const required = exception ? exception.instead.map((key) => key.toLowerCase()) : SOURCES;
  const absent = required.filter((key) => !tests.some((test) => test.key.toLowerCase() === key));
  const wide = tests.filter((test) => required.includes(test.key.toLowerCase()) && !isNarrow(test));
  return [
    ...absent.map((key) => `allows ${service} without a condition on ${key}`),
    ...wide.map(({ key, values }) => `allows ${service} for ${key} ${values.join(', ')}: name the account and the kind of resource`),
  ];
}

/** An account is named in full; an ARN names service and account, but a bucket's, which has no account and is exact. */
function isNarrow({ key, operator, values }: ConditionTest): boolean {
  if (key.toLowerCase() === 'aws:sourceaccount') {
    return operator === 'StringEquals' && values.every((value) => /^\d{12}$/.test(value));
  }
  return values.every((value) => /^arn:aws:[a-z0-9-]+:[a-z0-9-]*:\d{12}:/.test(value) || /^arn:aws:s3:::[^*?]+$/.test(value));
}
