import type { Cloud } from '../core/cloud';
import { handleApi } from '../api-gateway/http';
import { authenticate } from './authenticate';
import type { Control } from './control';
import { handleControl } from './control';
import { assertFromThisMachine } from './loopback';
import { jsonError } from './json-protocol';
import type { HttpResponse, IncomingRequest } from './message';
import { requestSignature } from './request-signature';
import type { Handler } from './server';
import { handleService } from './service-front-end';

const CONTROL = '/_plumbline/';
const API = '/_plumbline/api/';

/** One endpoint for everything: HTTP APIs, the control of the run, and AWS's services by the name that a request is signed for. */
export function createGateway(cloud: Cloud, control: Control): Handler {
  return async (request) => {
    try {
      if (request.path.startsWith(CONTROL)) {
        assertFromThisMachine(request);
      }
      if (request.path.startsWith(API)) {
        return await handleSignedApi(request, cloud);
      }
      return await (request.path.startsWith(CONTROL) ? handleControl(request, control) : handleService(request, cloud));
    } catch (error) {
      return jsonError(request, error);
    }
  };
}

/** Whether a route of an HTTP API needs a signature is its authorizer's matter. */
async function handleSignedApi(request: IncomingRequest, cloud: Cloud): Promise<HttpResponse> {
  const claimed = requestSignature(request);
  if (!claimed) {
    return await handleApi(request, cloud);
  }
  const { request: verified, caller } = await authenticate(request, claimed, cloud);
  return await handleApi(verified, cloud, caller);
}
