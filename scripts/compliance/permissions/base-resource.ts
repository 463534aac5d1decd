/** The resource that holds the policy: the bucket of an object, the table of an index; others themselves. */
export function baseResource(arn: string): string {
  const [, , service] = arn.split(':');
  if (service === 's3') {
    return arn.split('/')[0] ?? arn;
  }
  return service === 'dynamodb' ? arn.split('/').slice(0, 2).join('/') : arn;
}
