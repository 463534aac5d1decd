import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ProvisionContext, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';

/** Longest name that SageMaker takes. */
const MAX_NAME = 63;
/** Time between two looks at an endpoint, in milliseconds of real time. */
const POLL_MS = 50;

/** AWS::SageMaker::ModelPackageGroup, Model, EndpointConfig, Endpoint. */
export function sagemakerProviders(cloud: Cloud): ResourceProvider[] {
  const call = <T = Record<string, unknown>>(operation: string, input: object): Promise<T> =>
    cloud.call<T>(rootCaller(cloud), 'sagemaker', operation, input);
  return [
    {
      type: 'AWS::SageMaker::ModelPackageGroup',
      properties: ['ModelPackageGroupName', 'ModelPackageGroupDescription', 'Tags'],
      replaceOn: ['ModelPackageGroupName', 'ModelPackageGroupDescription'],
      create: async (properties, context) => {
        const name = nameOf(properties, 'ModelPackageGroupName', context);
        const { ModelPackageGroupArn: arn } = await call<{ ModelPackageGroupArn: string }>('CreateModelPackageGroup', {
          ...properties,
          ModelPackageGroupName: name,
        });
        return { physicalId: arn, attributes: { ModelPackageGroupArn: arn, ModelPackageGroupStatus: 'Completed' } };
      },
      update: (arn, properties) => retag(call, arn, properties, { ModelPackageGroupArn: arn, ModelPackageGroupStatus: 'Completed' }),
      delete: (arn) => ignoreMissing(call('DeleteModelPackageGroup', { ModelPackageGroupName: lastPart(arn) })),
    },
    namedProvider(call, 'Model', 'ModelName', [
      'PrimaryContainer',
      'Containers',
      'ExecutionRoleArn',
      'VpcConfig',
      'EnableNetworkIsolation',
    ]),
    namedProvider(call, 'EndpointConfig', 'EndpointConfigName', ['ProductionVariants', 'DataCaptureConfig', 'KmsKeyId']),
    endpointProvider(call),
  ];
}

type Call = <T = Record<string, unknown>>(operation: string, input: object) => Promise<T>;

/** Models and endpoint configurations: nothing but tags changes in place. */
function namedProvider(call: Call, resource: string, nameProperty: string, fixed: readonly string[]): ResourceProvider {
  return {
    type: `AWS::SageMaker::${resource}`,
    properties: [nameProperty, ...fixed, 'Tags'],
    replaceOn: [nameProperty, ...fixed],
    create: async (properties, context) => {
      const name = nameOf(properties, nameProperty, context);
      const created = await call(`Create${resource}`, { ...properties, [nameProperty]: name });
      return { physicalId: String(created[`${resource}Arn`]), attributes: { [nameProperty]: name } };
    },
    update: async (arn, properties) => {
      const described = await call(`Describe${resource}`, { [nameProperty]: lastPart(arn) });
      return retag(call, arn, properties, { [nameProperty]: described[nameProperty] });
    },
    delete: (arn) => ignoreMissing(call(`Delete${resource}`, { [nameProperty]: lastPart(arn) })),
  };
}

function endpointProvider(call: Call): ResourceProvider {
  return {
    type: 'AWS::SageMaker::Endpoint',
    properties: ['EndpointName', 'EndpointConfigName', 'DeploymentConfig', 'RetainAllVariantProperties', 'RetainDeploymentConfig', 'Tags'],
    replaceOn: ['EndpointName'],
    create: async (properties, context) => {
      const name = nameOf(properties, 'EndpointName', context);
      const { EndpointArn } = await call<{ EndpointArn: string }>('CreateEndpoint', {
        EndpointName: name,
        EndpointConfigName: configName(properties),
        Tags: properties['Tags'] as unknown,
      });
      const endpoint = await settled(call, name);
      if (endpoint.EndpointStatus !== 'InService') {
        throw new AwsError('NotStabilized', `Endpoint ${name} failed: ${endpoint.FailureReason ?? ''}`);
      }
      return { physicalId: EndpointArn, attributes: { EndpointName: name } };
    },
    update: async (arn, properties, previous) => {
      const { EndpointName: name = '' } = await call<DescribeEndpointOutput>('DescribeEndpoint', { EndpointName: lastPart(arn) });
      await call('AddTags', { ResourceArn: arn, Tags: (properties['Tags'] as unknown) ?? [] });
      if (configName(properties) !== configName(previous)) {
        await moveEndpoint(call, name, properties);
      }
      return { physicalId: arn, attributes: { EndpointName: name } };
    },
    delete: (arn) => ignoreMissing(call('DeleteEndpoint', { EndpointName: lastPart(arn) })),
  };
}

async function moveEndpoint(call: Call, name: string, properties: Properties): Promise<void> {
  await settled(call, name);
  await call('UpdateEndpoint', {
    EndpointName: name,
    EndpointConfigName: configName(properties),
    DeploymentConfig: properties['DeploymentConfig'] as unknown,
    RetainAllVariantProperties: properties['RetainAllVariantProperties'] as unknown,
    RetainDeploymentConfig: properties['RetainDeploymentConfig'] as unknown,
  });
  const endpoint = await settled(call, name);
  if (endpoint.EndpointConfigName?.toLowerCase() !== configName(properties).toLowerCase()) {
    throw new AwsError('NotStabilized', endpoint.FailureReason ?? `Endpoint ${name} is still on ${endpoint.EndpointConfigName ?? ''}`);
  }
}

/** Waits until the endpoint is neither made nor changed any more. */
async function settled(call: Call, name: string): Promise<DescribeEndpointOutput> {
  for (;;) {
    const endpoint = await call<DescribeEndpointOutput>('DescribeEndpoint', { EndpointName: name });
    if (endpoint.EndpointStatus === 'InService' || endpoint.EndpointStatus === 'Failed') {
      return endpoint;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function retag(call: Call, arn: string, properties: Properties, attributes: Readonly<Record<string, unknown>>) {
  await call('AddTags', { ResourceArn: arn, Tags: (properties['Tags'] as unknown) ?? [] });
  return { physicalId: arn, attributes };
}

async function ignoreMissing(deletion: Promise<unknown>): Promise<void> {
  await deletion.catch((error: unknown) => {
    if (!(error instanceof AwsError && /could not find|does not exist/i.test(error.message))) {
      throw error;
    }
  });
}

function nameOf(properties: Properties, property: string, context: ProvisionContext): string {
  return (properties[property] as string | undefined) ?? context.physicalName(MAX_NAME);
}

/** A configuration is named, or referred to by the ARN that `Ref` gives. */
function configName(properties: Properties): string {
  return lastPart(String(properties['EndpointConfigName']));
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
