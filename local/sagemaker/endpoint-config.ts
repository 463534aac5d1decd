import type {
  CreateEndpointConfigInput,
  DeleteEndpointConfigInput,
  DescribeEndpointConfigInput,
  DescribeEndpointConfigOutput,
  ProductionVariant,
} from '@aws-sdk/client-sagemaker';
import { NotEmulated } from '../core/aws-error';
import type { Operation } from '../core/service';
import { authorizeCreate, authorizeOn, conditions } from './access';
import { findModel } from './model';
import type { SageMakerState } from './state';
import { keepTags } from './tags';
import { checkName, onlyFields, required, ValidationException } from './validation';

const FIELDS = ['EndpointConfigName', 'ProductionVariants', 'DataCaptureConfig', 'Tags', 'KmsKeyId', 'VpcConfig', 'EnableNetworkIsolation'];
const VARIANT_FIELDS = [
  'VariantName',
  'ModelName',
  'InitialInstanceCount',
  'InstanceType',
  'InitialVariantWeight',
  'ServerlessConfig',
  'VolumeSizeInGB',
  'ModelDataDownloadTimeoutInSeconds',
  'ContainerStartupHealthCheckTimeoutInSeconds',
  'EnableSSMAccess',
];

/** CreateEndpointConfig, DescribeEndpointConfig, DeleteEndpointConfig. */
export function endpointConfigOperations(state: SageMakerState): Record<string, Operation> {
  return {
    CreateEndpointConfig: (input: CreateEndpointConfigInput, context) => {
      const name = checkName('endpointConfigName', required(input, 'EndpointConfigName'));
      const arn = configArn(state, name);
      authorizeCreate(context, 'CreateEndpointConfig', arn, input.Tags, configConditions(state, input));
      onlyFields('CreateEndpointConfig', input, FIELDS);
      if (state.endpointConfigs.has(name.toLowerCase())) {
        throw new ValidationException(`Cannot create already existing endpoint configuration "${arn}".`);
      }
      const variants = required(input, 'ProductionVariants');
      variants.forEach((variant) => {
        checkVariant(state, variant);
      });
      if (variants.some((variant) => variant.ServerlessConfig) && (variants.length > 1 || input.DataCaptureConfig)) {
        throw new ValidationException('A serverless endpoint has exactly one variant and no data capture.');
      }
      const { Tags, ...settings } = input;
      keepTags(state, arn, Tags);
      state.endpointConfigs.set(name.toLowerCase(), { ...settings, EndpointConfigArn: arn, CreationTime: state.cloud.clock.date() });
      return Promise.resolve({ EndpointConfigArn: arn });
    },
    DescribeEndpointConfig: (input: DescribeEndpointConfigInput, context) => {
      const name = required(input, 'EndpointConfigName');
      authorizeOn(state, context, 'DescribeEndpointConfig', configArn(state, name));
      return Promise.resolve({ ...findConfig(state, name) });
    },
    DeleteEndpointConfig: (input: DeleteEndpointConfigInput, context) => {
      const name = required(input, 'EndpointConfigName');
      authorizeOn(state, context, 'DeleteEndpointConfig', configArn(state, name));
      findConfig(state, name);
      state.endpointConfigs.delete(name.toLowerCase());
      state.tags.delete(configArn(state, name));
      return Promise.resolve({});
    },
  };
}

/** ARN of an endpoint configuration. */
export function configArn(state: SageMakerState, name: string): string {
  return state.arn(`endpoint-config/${name.toLowerCase()}`);
}

/** The configuration of this name; throws AWS's ValidationException when there is none. */
export function findConfig(state: SageMakerState, name: string): DescribeEndpointConfigOutput {
  const config = state.endpointConfigs.get(name.toLowerCase());
  if (!config) {
    throw new ValidationException(`Could not find endpoint configuration "${configArn(state, name)}".`);
  }
  return config;
}

function checkVariant(state: SageMakerState, variant: ProductionVariant): void {
  onlyFields('ProductionVariant', variant, VARIANT_FIELDS);
  required(variant, 'VariantName');
  if (variant.ModelName === undefined) {
    throw new NotEmulated('inference components: a variant without ModelName');
  }
  findModel(state, variant.ModelName);
  if (!variant.ServerlessConfig) {
    required(variant, 'InstanceType');
    required(variant, 'InitialInstanceCount');
  }
}

function configConditions(state: SageMakerState, input: CreateEndpointConfigInput) {
  const variants = input.ProductionVariants ?? [];
  const serverless = variants.find((variant) => variant.ServerlessConfig)?.ServerlessConfig;
  const instanceTypes = variants.flatMap((variant) => variant.InstanceType ?? []);
  return conditions({
    'sagemaker:InstanceTypes': instanceTypes.length > 0 ? instanceTypes : undefined,
    'sagemaker:ModelArn': variants.map((variant) => state.arn(`model/${variant.ModelName?.toLowerCase() ?? ''}`)),
    'sagemaker:VolumeKmsKeyArn': input.KmsKeyId,
    'sagemaker:ServerlessMaxConcurrency': serverless?.MaxConcurrency,
    'sagemaker:ServerlessMemorySize': serverless?.MemorySizeInMB,
  });
}
