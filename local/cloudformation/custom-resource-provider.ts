import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';
import type { CustomResourceResponse } from './custom-resource-response';
import { CUSTOM_RESOURCE } from './custom-resource-type';
import { FailedCreation } from './failed-creation';
import { openResponseUrl } from './response-urls';

/** In seconds. */
const DEFAULT_TIMEOUT = 3600;

interface Request {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: Properties;
  readonly PhysicalResourceId?: string;
  readonly OldResourceProperties?: Properties;
}

/** Custom resources of the type `type`: each step is a request to the function or topic of `ServiceToken`, which answers by HTTP. */
export function customResourceProvider(type: string = CUSTOM_RESOURCE): ResourceProvider {
  return {
    type,
    properties: ['ServiceToken', 'ServiceTimeout'],
    replaceOn: ['ServiceToken'],
    create: async (properties, context) => {
      const response = await ask(type, { RequestType: 'Create', ResourceProperties: properties }, context);
      const physicalId = response.physicalId ?? context.physicalName();
      if (!response.succeeded) {
        throw new FailedCreation(response.reason, physicalId);
      }
      return provisioned(physicalId, response);
    },
    update: async (physicalId, properties, previous, context) => {
      const change = { PhysicalResourceId: physicalId, ResourceProperties: properties, OldResourceProperties: previous };
      const response = await ask(type, { RequestType: 'Update', ...change }, context);
      return provisioned(response.physicalId ?? physicalId, succeeded(response));
    },
    delete: async (physicalId, properties, context) => {
      succeeded(await ask(type, { RequestType: 'Delete', PhysicalResourceId: physicalId, ResourceProperties: properties }, context));
    },
  };
}

function provisioned(physicalId: string, { data, noEcho }: CustomResourceResponse): Provisioned {
  return { physicalId, attributes: data, noEcho };
}

function succeeded(response: CustomResourceResponse): CustomResourceResponse {
  if (!response.succeeded) {
    throw new Error(response.reason);
  }
  return response;
}

/** Sends a request and waits for its response; none in time is a failure. */
async function ask(type: string, request: Request, context: ProvisionContext): Promise<CustomResourceResponse> {
  const { ServiceToken, ServiceTimeout = DEFAULT_TIMEOUT } = request.ResourceProperties as {
    ServiceToken?: string;
    ServiceTimeout?: string;
  };
  const { cloud, stackId, logicalId } = context;
  const { url, response } = openResponseUrl(cloud, Number(ServiceTimeout) * 1000);
  const { ResourceProperties, OldResourceProperties, ...rest } = request;
  const RequestId = randomUUID();
  const event = {
    ...rest,
    ServiceToken,
    ResponseURL: url,
    StackId: stackId,
    RequestId,
    LogicalResourceId: logicalId,
    ResourceType: type,
    ResourceProperties: asStrings(ResourceProperties),
    ...(OldResourceProperties && { OldResourceProperties: asStrings(OldResourceProperties) }),
  };
  await send(cloud, String(ServiceToken), JSON.stringify(event));
  const received = await response;
  if (!received) {
    return { succeeded: false, reason: noResponse(RequestId), data: {}, noEcho: false };
  }
  const failed = `Received response status [FAILED] from custom resource. Message returned: ${received.reason} (RequestId: ${RequestId})`;
  return received.succeeded || received.physicalId === undefined ? received : { ...received, reason: failed };
}

function noResponse(requestId: string): string {
  return (
    `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${requestId}]. ` +
    'If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.'
  );
}

async function send(cloud: Cloud, serviceToken: string, event: string): Promise<void> {
  const service = serviceToken.split(':')[2];
  if (service === 'lambda') {
    await cloud.call(rootCaller(cloud), 'lambda', 'Invoke', {
      FunctionName: serviceToken,
      InvocationType: 'Event',
      Payload: Buffer.from(event),
    });
  } else if (service === 'sns') {
    const Subject = 'AWS CloudFormation custom resource request';
    await cloud.call(rootCaller(cloud), 'sns', 'Publish', { TopicArn: serviceToken, Subject, Message: event });
  } else {
    throw new Error(`Invalid service token: it must be the ARN of a Lambda function or an SNS topic, got ${serviceToken}`);
  }
}

/** CloudFormation hands numbers and booleans of custom resources on as text. */
function asStrings(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(asStrings);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asStrings(item)]));
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
