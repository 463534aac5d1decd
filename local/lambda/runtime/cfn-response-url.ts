import type { IncomingMessage, RequestOptions } from 'node:http';

type OnResponse = (response: IncomingMessage) => void;

const PATH = '/_plumbline/cfn-response/';

/**
 * Lets a custom resource answer CloudFormation.
 *
 * AWS's URL for the answer is HTTPS on the usual port, and most code takes only host and path from it, so such requests go to local mode.
 */
export function sendResponsesToLocalMode(event: unknown): void {
  const url = (event as { ResponseURL?: unknown } | null)?.ResponseURL;
  if (typeof url !== 'string' || !url.includes(PATH)) {
    return;
  }
  // Loaded only by a function that answers CloudFormation.
  const https = process.getBuiltinModule('node:https');
  const http = process.getBuiltinModule('node:http');
  const { syncBuiltinESMExports } = process.getBuiltinModule('node:module');
  const { request } = https;
  const { hostname, port } = new URL(url);
  const toLocalMode = (options: RequestOptions | string | URL, ...rest: [OnResponse?]): unknown => {
    const path = typeof options === 'object' && 'path' in options ? options.path : undefined;
    return path?.startsWith(PATH)
      ? http.request({ ...(options as RequestOptions), protocol: 'http:', agent: undefined, hostname, port }, ...rest)
      : request(options as RequestOptions, ...rest);
  };
  https.request = toLocalMode as typeof request;
  syncBuiltinESMExports();
}
