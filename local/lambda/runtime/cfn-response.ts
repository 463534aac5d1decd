/** The module `cfn-response`, which AWS lays beside inline Node code: answers CloudFormation for a custom resource. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

interface CloudFormationRequest {
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

interface FunctionContext {
  readonly logStreamName: string;
  readonly done?: () => void;
}

/** The resource is there. */
export const SUCCESS = 'SUCCESS';
/** The resource could not be made, changed or removed. */
export const FAILED = 'FAILED';

/** Sends the answer, and ends the invocation once it has arrived. */
export function send(
  event: CloudFormationRequest,
  context: FunctionContext,
  status: string,
  data?: object,
  physicalResourceId: string = context.logStreamName,
  noEcho = false,
): Promise<void> {
  const body = JSON.stringify({
    Status: status,
    Reason: `See the details in CloudWatch Log Stream: ${context.logStreamName}`,
    PhysicalResourceId: physicalResourceId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: noEcho,
    Data: data,
  });
  const request = event.ResponseURL.startsWith('http:') ? httpRequest : httpsRequest;
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const end = (): void => {
      resolve();
      context.done?.();
    };
    request(event.ResponseURL, { method: 'PUT', headers }, (response) => response.resume().on('end', end))
      .on('error', (error) => {
        console.log(`send(..) failed executing request: ${error.message}`);
        end();
      })
      .end(body);
  });
}
