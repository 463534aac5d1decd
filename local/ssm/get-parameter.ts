import type {
  GetParameterCommandInput,
  GetParameterCommandOutput,
  GetParametersByPathCommandInput,
  GetParametersByPathCommandOutput,
  GetParametersCommandInput,
  GetParametersCommandOutput,
  Parameter,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { page, pageSize } from './page';
import { filtered } from './parameter-filters';
import type { ParameterStore, ParameterVersion } from './parameter-store';
import { parameterStore } from './parameter-store';
import { shownValue } from './secure-string';

/** Most names of one `GetParameters`. */
const MAX_NAMES = 10;
/** Most parameters of one page of `GetParametersByPath`. */
const MAX_BY_PATH = 10;

export function getParameter(input: GetParameterCommandInput, call: CallContext): Pick<GetParameterCommandOutput, 'Parameter'> {
  const { cloud, authorize } = call;
  const store = parameterStore(cloud);
  const selector = input.Name ?? '';
  authorize({ action: 'ssm:GetParameter', resource: store.arn(store.nameOf(selector)) });
  const found = store.find(selector);
  if (!found) {
    throw new AwsError('ParameterNotFound', `Parameter ${selector} not found.`);
  }
  return { Parameter: shape(call, found, input.WithDecryption, store.split(selector)[1]) };
}

export function getParameters(
  input: GetParametersCommandInput,
  call: CallContext,
): Pick<GetParametersCommandOutput, 'Parameters' | 'InvalidParameters'> {
  const { cloud, authorize } = call;
  const store = parameterStore(cloud);
  const names = [...new Set(input.Names ?? [])];
  if (names.length < 1 || names.length > MAX_NAMES) {
    throw new AwsError('ValidationException', `Names must have 1 to ${MAX_NAMES} members, got ${names.length}`);
  }
  names.forEach((name) => {
    authorize({ action: 'ssm:GetParameters', resource: store.arn(store.nameOf(name)) });
  });
  const found = names.map((name) => ({ name, entry: findOrNone(store, name) }));
  return {
    Parameters: found.flatMap(({ name, entry }) => (entry ? [shape(call, entry, input.WithDecryption, store.split(name)[1])] : [])),
    InvalidParameters: found.filter(({ entry }) => !entry).map(({ name }) => name),
  };
}

export function getParametersByPath(
  input: GetParametersByPathCommandInput,
  call: CallContext,
): Pick<GetParametersByPathCommandOutput, 'Parameters' | 'NextToken'> {
  const { cloud, authorize } = call;
  const store = parameterStore(cloud);
  const path = (input.Path ?? '').replace(/\/$/, '');
  const recursive = input.Recursive ?? false;
  authorize({ action: 'ssm:GetParametersByPath', resource: store.arn(path), context: { 'ssm:Recursive': String(recursive) } });
  if (!input.Path?.startsWith('/')) {
    throw new AwsError('ValidationException', 'The parameter path must be fully qualified and begin with a slash: /');
  }
  const below = filtered(store.list(), input.ParameterFilters).filter(({ name }) => {
    const rest = name.startsWith(`${path}/`) ? name.slice(path.length + 1) : '';
    return rest !== '' && (recursive || !rest.includes('/'));
  });
  const { items, nextToken } = page(below, pageSize(input.MaxResults, MAX_BY_PATH), input.NextToken);
  return { Parameters: items.map((entry) => shape(call, entry, input.WithDecryption)), NextToken: nextToken };
}

function findOrNone(store: ParameterStore, selector: string): ParameterVersion | undefined {
  try {
    return store.find(selector);
  } catch {
    // A version that is not there makes the name invalid, as a parameter that is not there does.
    return undefined;
  }
}

function shape(call: CallContext, parameter: ParameterVersion, decrypted = false, selected?: string): Parameter {
  const store = parameterStore(call.cloud);
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: shownValue(call, parameter, decrypted),
    Version: parameter.version,
    LastModifiedDate: parameter.modifiedAt,
    ARN: store.arn(parameter.name),
    DataType: 'text',
    ...(selected !== undefined && { Selector: `:${selected}` }),
  };
}
