/** Names below a literal prefix: `…/flights/*`, `…:log-group:Production-*`. */
const BELOW_LITERAL_PREFIX = /^[^*?]*[/:][\w.=+-]+[/:-]\*$/;

/** Executions of one state machine: what follows its name is the execution's own name. */
const BELOW_ONE_EXECUTION_PREFIX = /:execution:$/;

/**
 * Whether a resource of a policy is a wildcard behind a literal prefix of one resource: `<one bucket>/<literal>/*`, a literal name prefix, or
 * the executions of one state machine (after a colon) or of its distributed maps (after a slash).
 *
 * `resource` is resolved: a string, or the `Fn::Join` of strings and intrinsics. An intrinsic names exactly one thing; a literal is read as it is.
 */
export function isLiteralWildcard(resource: unknown): boolean {
  const parts = partsOf(resource);
  const last = parts.at(-1);
  if (typeof last !== 'string' || parts.slice(0, -1).some((part) => typeof part === 'string' && /[*?]/.test(part))) {
    return false;
  }
  return BELOW_LITERAL_PREFIX.test(last) || (/^[:/]\*$/.test(last) && parts.slice(0, -1).some(namesExecutions));
}

function namesExecutions(part: unknown): boolean {
  return typeof part === 'string' && BELOW_ONE_EXECUTION_PREFIX.test(part);
}

function partsOf(resource: unknown): unknown[] {
  if (typeof resource === 'object' && resource !== null && 'Fn::Join' in resource) {
    const [delimiter, parts] = resource['Fn::Join'] as [string, unknown[]];
    return delimiter === '' ? parts : [];
  }
  return [resource];
}
