import { AwsError } from '../core/aws-error';
import type { IncomingRequest } from '../http/message';
import type { OperationBinding } from './operation-bindings';
import { bindingsOf } from './operation-bindings';

/** What a request's address means. */
export interface Route {
  readonly binding: OperationBinding;
  readonly bucket?: string;
  readonly key?: string;
}

/** `<bucket>.s3.<region>.amazonaws.com`, `<bucket>.s3.localhost:4580` or `<bucket>.localhost:4580`. */
const VIRTUAL_HOST = /^(.+?)\.(?:s3[.-].*|localhost)(?::\d+)?$/;

/** Finds bucket and key in path or host name, and the operation whose marks (method, query, headers) the request has most of. */
export function route(request: IncomingRequest): Route {
  const { bucket, key } = address(request);
  const level = key !== undefined ? 'object' : bucket !== undefined ? 'bucket' : 'account';
  const binding = bindingsOf(request.method, level).find((candidate) => hasMarks(request, candidate));
  if (!binding) {
    throw new AwsError('MethodNotAllowed', `The specified method is not allowed against this resource: ${request.method}`, 405);
  }
  return { binding, bucket, key };
}

function address(request: IncomingRequest): { bucket?: string; key?: string } {
  const host = VIRTUAL_HOST.exec(request.headers.host ?? '')?.[1];
  const [, first = '', rest = ''] = /^\/([^/]*)\/?(.*)$/s.exec(request.path) ?? [];
  const [bucket, key] = host === undefined ? [decode(first), decode(rest)] : [host, decode(request.path.slice(1))];
  return { ...(bucket !== '' && { bucket }), ...(key !== '' && { key }) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI");
  }
}

function hasMarks({ query, headers }: IncomingRequest, binding: OperationBinding): boolean {
  return (
    [...binding.fixedQuery].every(([name, value]) => (value === undefined ? query.has(name) : query.get(name) === value)) &&
    binding.requiredQuery.every((name) => query.has(name)) &&
    binding.requiredHeaders.every((name) => headers[name] !== undefined)
  );
}
