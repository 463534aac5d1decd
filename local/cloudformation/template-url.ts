import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Caller } from '../core/service';
import type { S3Location } from '../core/s3-objects';
import { readObject } from '../core/s3-objects';

/** Reads the template at the URL of an S3 object, with the caller's authority. */
export async function readTemplateUrl(cloud: Cloud, caller: Caller, url: string): Promise<string> {
  const location = locationOf(url);
  if (!location) {
    throw new AwsError('ValidationError', 'TemplateURL must be a supported URL.');
  }
  return (await readObject(cloud, caller, location)).toString();
}

/** `https://s3.<region>.amazonaws.com/<bucket>/<key>`, `https://<bucket>.s3.<region>.amazonaws.com/<key>`, or the like on this machine. */
function locationOf(url: string): S3Location | undefined {
  const { hostname, pathname } = URL.canParse(url) ? new URL(url) : { hostname: '', pathname: '' };
  const path = decodeURIComponent(pathname.slice(1));
  const [, virtualHost] = /^(.+)\.s3[.-][a-z0-9.-]+$/.exec(hostname) ?? [];
  if (virtualHost !== undefined) {
    return { bucket: virtualHost, key: path };
  }
  const slash = path.indexOf('/');
  const isPathStyle = /^s3[.-]/.test(hostname) || hostname === '127.0.0.1' || hostname === 'localhost';
  return isPathStyle && slash > 0 ? { bucket: path.slice(0, slash), key: path.slice(slash + 1) } : undefined;
}
