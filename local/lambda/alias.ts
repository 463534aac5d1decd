import { AwsError } from '../core/aws-error';
import { qualifiedArn } from './function-config';
import type { Alias, LambdaFunction } from './lambda-function';
import { LATEST } from './lambda-function';

/** Makes or changes an alias; throws AWS's errors for versions that are not there and weights that can't be. */
export function putAlias(of: LambdaFunction, alias: Alias): void {
  const { version, weights } = alias;
  for (const each of [version, ...Object.keys(weights)]) {
    if (each !== LATEST && !of.versions.has(each)) {
      throw new AwsError('ResourceNotFoundException', `Function not found: ${qualifiedArn(of.latest, each)}`, 404, { Type: 'User' });
    }
  }
  const [other, ...more] = Object.entries(weights);
  if (other && (more.length > 0 || version === LATEST || other[0] === LATEST || !(other[1] >= 0 && other[1] <= 1))) {
    throw new AwsError(
      'InvalidParameterValueException',
      'an alias routes to two published versions at most, with a weight from 0 to 1 for the additional one',
      400,
      { Type: 'User' },
    );
  }
  of.aliases.set(alias.name, alias);
}

/** An alias as the API shows it. */
export function describeAlias(of: LambdaFunction, { name, version, weights, description }: Alias): object {
  return {
    AliasArn: qualifiedArn(of.latest, name),
    Name: name,
    FunctionVersion: version,
    Description: description,
    ...(Object.keys(weights).length > 0 ? { RoutingConfig: { AdditionalVersionWeights: weights } } : {}),
  };
}
