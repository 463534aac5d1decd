import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { receiveResponse, RESPONSE_PATH } from '../cloudformation/response-urls';
import { callLog } from '../iam-service/call-log';
import { unusedStatements } from '../iam-service/unused-statements';
import type { HttpResponse, IncomingRequest } from './message';
import { readBody } from './message';

/** What the control endpoints look at and change. */
export interface Control {
  readonly cloud: Cloud;
  /** Whether the app is deployed. */
  isReady(): boolean;
}

type Endpoint = (request: IncomingRequest, control: Control) => HttpResponse | Promise<HttpResponse>;

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'GET /_plumbline/health': (_request, control) => (control.isReady() ? json({ status: 'ready' }) : json({ status: 'starting' }, 503)),
  'GET /_plumbline/clock': (_request, { cloud }) => json({ time: cloud.clock.date() }),
  'POST /_plumbline/clock': jumpClock,
  'GET /_plumbline/calls': (_request, { cloud }) =>
    json({ ...callLog(cloud).totals(), rows: callLog(cloud).rows(), unused: unusedStatements(cloud) }),
};

/** Health, clock and call table of the run; and the responses of custom resources. */
export async function handleControl(request: IncomingRequest, control: Control): Promise<HttpResponse> {
  if (request.method === 'PUT' && request.path.startsWith(RESPONSE_PATH)) {
    receiveResponse(control.cloud, request.path, await readBody(request));
    return { status: 200 };
  }
  const endpoint = ENDPOINTS[`${request.method} ${request.path}`];
  if (!endpoint) {
    throw new AwsError(
      'NotFound',
      `control endpoints are ${Object.keys(ENDPOINTS).join(', ')}, got ${request.method} ${request.path}`,
      404,
    );
  }
  return await endpoint(request, control);
}

/** `{"time": "<ISO 8601>"}` jumps forward to this time; one in the past changes nothing. */
async function jumpClock(request: IncomingRequest, { cloud }: Control): Promise<HttpResponse> {
  const body = (await readBody(request)).toString();
  const [, text = ''] = /"time"\s*:\s*"([^"]+)"/.exec(body) ?? [];
  const time = Date.parse(text);
  if (Number.isNaN(time)) {
    throw new AwsError('ValidationException', `the body must be {"time": "<ISO 8601>"}, got ${body}`);
  }
  await cloud.settle();
  cloud.clock.jump(time);
  return json({ time: cloud.clock.date() });
}

function json(value: object, status = 200): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
