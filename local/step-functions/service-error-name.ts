import { createRequire } from 'node:module';
import type { AwsError } from '../core/aws-error';
import type { Resource } from './resource';
import { StateError } from './state-error';

const requirePackage = createRequire(__filename);

/** Errors that any service gives and no model has, for services whose model is not at hand. */
const COMMON = /^(AccessDenied|Throttl|Validation|Unrecognized|ServiceUnavailable|InternalFailure)/;

/**
 * A service's error as Step Functions names it: `<prefix>.<code>Exception` when the service's API model has the error,
 * else the service's general exception, as in `CloudFormation.CloudFormationException` for a ValidationError.
 */
export function serviceError({ service, genericError }: Resource, error: AwsError): StateError {
  const modelled = service.client === undefined ? !COMMON.test(error.code) : error.code in (requirePackage(service.client) as object);
  const name = modelled ? withSuffix(error.code) : genericError;
  const cause = `${error.message} (Service: ${service.errorPrefix}, Status Code: ${error.status}, Error Code: ${error.code})`;
  return new StateError(`${service.errorPrefix}.${name}`, cause);
}

function withSuffix(code: string): string {
  return code.endsWith('Exception') ? code : `${code}Exception`;
}
