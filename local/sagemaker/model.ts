import type { CreateModelInput, DeleteModelInput, DescribeModelInput, ListModelsInput } from '@aws-sdk/client-sagemaker';
import type { Operation } from '../core/service';
import { authorizeCreate, authorizeOn, conditions, passRole, SERVICE_PRINCIPAL } from './access';
import { checkArtefact, modelContainer } from './model-container';
import { page } from './paging';
import type { SageMakerState } from './state';
import { keepTags } from './tags';
import { checkName, onlyFields, required, ValidationException } from './validation';

const FIELDS = ['ModelName', 'PrimaryContainer', 'Containers', 'ExecutionRoleArn', 'Tags', 'VpcConfig', 'EnableNetworkIsolation'];

/** CreateModel, DescribeModel, DeleteModel, ListModels. */
export function modelOperations(state: SageMakerState): Record<string, Operation> {
  return {
    CreateModel: async (input: CreateModelInput, context) => {
      const name = checkName('modelName', required(input, 'ModelName'));
      const arn = modelArn(state, name);
      const role = required(input, 'ExecutionRoleArn');
      authorizeCreate(context, 'CreateModel', arn, input.Tags, {
        ...conditions({
          'sagemaker:VpcSubnets': input.VpcConfig?.Subnets,
          'sagemaker:VpcSecurityGroupIds': input.VpcConfig?.SecurityGroupIds,
          'sagemaker:NetworkIsolation': input.EnableNetworkIsolation ?? false,
        }),
      });
      passRole(context, role);
      onlyFields('CreateModel', input, FIELDS);
      const container = modelContainer(state, input);
      if (state.models.has(name.toLowerCase())) {
        throw new ValidationException(`Cannot create already existing model "${arn}".`);
      }
      await checkArtefact(context.cloud, context.cloud.ports.callerFor(role, SERVICE_PRINCIPAL, 'SageMaker'), role, container.modelDataUrl);
      const { Tags, ...settings } = input;
      keepTags(state, arn, Tags);
      state.models.set(name.toLowerCase(), { ...settings, ModelArn: arn, CreationTime: state.cloud.clock.date() });
      return { ModelArn: arn };
    },
    DescribeModel: (input: DescribeModelInput, context) => {
      const name = required(input, 'ModelName');
      authorizeOn(state, context, 'DescribeModel', modelArn(state, name));
      return Promise.resolve({ ...findModel(state, name) });
    },
    DeleteModel: (input: DeleteModelInput, context) => {
      const name = required(input, 'ModelName');
      authorizeOn(state, context, 'DeleteModel', modelArn(state, name));
      findModel(state, name);
      state.models.delete(name.toLowerCase());
      state.tags.delete(modelArn(state, name));
      return Promise.resolve({});
    },
    ListModels: (input: ListModelsInput, context) => {
      context.authorize({ action: 'sagemaker:ListModels', resource: '*' });
      onlyFields('ListModels', input, ['NameContains', 'MaxResults', 'NextToken', 'SortBy', 'SortOrder']);
      const models = [...state.models.values()].filter((model) => model.ModelName?.includes(input.NameContains ?? ''));
      const { items, NextToken } = page(models, input, (model, by) =>
        by === 'Name' ? (model.ModelName ?? '') : (model.CreationTime?.getTime() ?? 0),
      );
      const summaries = items.map(({ ModelName, ModelArn, CreationTime }) => ({ ModelName, ModelArn, CreationTime }));
      return Promise.resolve({ Models: summaries, NextToken });
    },
  };
}

function modelArn(state: SageMakerState, name: string): string {
  return state.arn(`model/${name.toLowerCase()}`);
}

/** The model of this name; throws AWS's ValidationException when there is none. */
export function findModel(state: SageMakerState, name: string) {
  const model = state.models.get(name.toLowerCase());
  if (!model) {
    throw new ValidationException(`Could not find model "${modelArn(state, name)}".`);
  }
  return model;
}
