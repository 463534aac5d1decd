import type {
  CreateEndpointInput,
  DeleteEndpointInput,
  DescribeEndpointInput,
  ListEndpointsInput,
  UpdateEndpointInput,
  UpdateEndpointWeightsAndCapacitiesInput,
} from '@aws-sdk/client-sagemaker';
import type { CallContext, Operation } from '../core/service';
import { authorizeCreate, authorizeOn } from './access';
import { Endpoint } from './endpoint';
import { configArn, findConfig } from './endpoint-config';
import { page } from './paging';
import { rolloutSteps } from './rollout';
import type { SageMakerState } from './state';
import { keepTags } from './tags';
import { checkName, onlyFields, required, ValidationException } from './validation';

/** CreateEndpoint, UpdateEndpoint, UpdateEndpointWeightsAndCapacities, DescribeEndpoint, DeleteEndpoint, ListEndpoints. */
export function endpointOperations(state: SageMakerState): Record<string, Operation> {
  return {
    CreateEndpoint: (input: CreateEndpointInput, context) => Promise.resolve(createEndpoint(state, input, context)),
    UpdateEndpoint: (input: UpdateEndpointInput, context) => Promise.resolve(updateEndpoint(state, input, context)),
    UpdateEndpointWeightsAndCapacities: (input: UpdateEndpointWeightsAndCapacitiesInput, context) => {
      const endpoint = findIdle(state, required(input, 'EndpointName'), context, 'UpdateEndpointWeightsAndCapacities');
      const changes = required(input, 'DesiredWeightsAndCapacities');
      void endpoint.rescale(
        changes.map((change) => ({
          variant: required(change, 'VariantName'),
          weight: change.DesiredWeight,
          count: change.DesiredInstanceCount,
        })),
      );
      return Promise.resolve({ EndpointArn: endpoint.arn });
    },
    DescribeEndpoint: (input: DescribeEndpointInput, context) => {
      const name = required(input, 'EndpointName');
      authorizeOn(state, context, 'DescribeEndpoint', endpointArn(state, name));
      return Promise.resolve(find(state, name).describe());
    },
    DeleteEndpoint: async (input: DeleteEndpointInput, context) => {
      const name = required(input, 'EndpointName');
      authorizeOn(state, context, 'DeleteEndpoint', endpointArn(state, name));
      const endpoint = find(state, name);
      state.endpoints.delete(name.toLowerCase());
      state.tags.delete(endpoint.arn);
      await endpoint.stop();
      return {};
    },
    ListEndpoints: (input: ListEndpointsInput, context) => {
      context.authorize({ action: 'sagemaker:ListEndpoints', resource: '*' });
      onlyFields('ListEndpoints', input, ['NameContains', 'StatusEquals', 'MaxResults', 'NextToken', 'SortBy', 'SortOrder']);
      const endpoints = [...state.endpoints.values()]
        .map((endpoint) => endpoint.describe())
        .filter((endpoint) => endpoint.EndpointName?.includes(input.NameContains ?? ''))
        .filter((endpoint) => input.StatusEquals === undefined || endpoint.EndpointStatus === input.StatusEquals);
      const { items, NextToken } = page(endpoints, input, (endpoint, by) =>
        by === 'Name' ? (endpoint.EndpointName ?? '') : (endpoint.CreationTime?.getTime() ?? 0),
      );
      const summaries = items.map(({ EndpointName, EndpointArn, CreationTime, LastModifiedTime, EndpointStatus }) => ({
        EndpointName,
        EndpointArn,
        CreationTime,
        LastModifiedTime,
        EndpointStatus,
      }));
      return Promise.resolve({ Endpoints: summaries, NextToken });
    },
  };
}

function createEndpoint(state: SageMakerState, input: CreateEndpointInput, context: CallContext): object {
  const name = checkName('endpointName', required(input, 'EndpointName'));
  const config = required(input, 'EndpointConfigName');
  const arn = endpointArn(state, name);
  authorizeCreate(context, 'CreateEndpoint', arn, input.Tags);
  authorizeOn(state, context, 'CreateEndpoint', configArn(state, config));
  onlyFields('CreateEndpoint', input, ['EndpointName', 'EndpointConfigName', 'DeploymentConfig', 'Tags']);
  const configName = required(findConfig(state, config), 'EndpointConfigName');
  if (state.endpoints.has(name.toLowerCase())) {
    throw new ValidationException(`Cannot create already existing endpoint "${arn}".`);
  }
  keepTags(state, arn, input.Tags);
  const endpoint = new Endpoint(state, name, arn, configName);
  state.endpoints.set(name.toLowerCase(), endpoint);
  void endpoint.create();
  return { EndpointArn: arn };
}

function updateEndpoint(state: SageMakerState, input: UpdateEndpointInput, context: CallContext): object {
  const config = required(input, 'EndpointConfigName');
  const endpoint = findIdle(state, required(input, 'EndpointName'), context, 'UpdateEndpoint');
  authorizeOn(state, context, 'UpdateEndpoint', configArn(state, config));
  onlyFields('UpdateEndpoint', input, [
    'EndpointName',
    'EndpointConfigName',
    'DeploymentConfig',
    'RetainAllVariantProperties',
    'RetainDeploymentConfig',
  ]);
  const configName = required(findConfig(state, config), 'EndpointConfigName');
  const deployment = input.DeploymentConfig ?? (input.RetainDeploymentConfig ? endpoint.describe().LastDeploymentConfig : undefined);
  rolloutSteps(deployment, 1);
  void endpoint.update(configName, { deployment, retainVariants: input.RetainAllVariantProperties });
  return { EndpointArn: endpoint.arn };
}

function findIdle(state: SageMakerState, name: string, context: CallContext, action: string): Endpoint {
  authorizeOn(state, context, action, endpointArn(state, name));
  const endpoint = find(state, name);
  if (endpoint.busy) {
    throw new ValidationException(`Cannot update in-progress endpoint "${endpoint.arn}".`);
  }
  return endpoint;
}

function endpointArn(state: SageMakerState, name: string): string {
  return state.arn(`endpoint/${name.toLowerCase()}`);
}

function find(state: SageMakerState, name: string): Endpoint {
  const endpoint = state.endpoints.get(name.toLowerCase());
  if (!endpoint) {
    throw new ValidationException(`Could not find endpoint "${endpointArn(state, name)}".`);
  }
  return endpoint;
}
