/** What stands for an intrinsic, which names exactly one thing. */
const INTRINSIC = '<>';

const LITERAL = String.raw`[\w.=+-]+`;
const TYPED_ARN = String.raw`arn:(?:aws[\w-]*|${INTRINSIC}):[\w-]+:(?:[\w-]+|${INTRINSIC})?:(?:\d+|${INTRINSIC})?`;

/** Wildcards that stand for the names below one literal prefix of one resource. */
const SHAPES: readonly RegExp[] = [
  // <one bucket>/flights/*
  new RegExp(String.raw`^${INTRINSIC}(?:/${LITERAL})+/\*$`),
  // arn:aws:sagemaker:us-east-1:111122223333:model-package/plumbline-pilot-flight-delay/*, …:training-job/plumbline-pilot-*,
  // …:log-group:/aws/sagemaker/TrainingJobs:log-stream:*
  new RegExp(String.raw`^${TYPED_ARN}:[\w-]+(?:[/:]{1,2}${LITERAL})+[/:-]\*$`),
  // Executions of one state machine: what follows its name is the execution's own.
  new RegExp(String.raw`^${TYPED_ARN}:execution:${INTRINSIC}[/:]\*$`),
];

/**
 * Whether a resource of a policy is a wildcard behind a literal prefix of one resource.
 *
 * `resource` is resolved: a string, or the `Fn::Join` of strings and intrinsics.
 */
export function isLiteralWildcard(resource: unknown): boolean {
  const text = partsOf(resource)
    .map((part) => (typeof part === 'string' ? part : INTRINSIC))
    .join('');
  return SHAPES.some((shape) => shape.test(text));
}

function partsOf(resource: unknown): readonly unknown[] {
  if (typeof resource === 'object' && resource !== null && 'Fn::Join' in resource) {
    const [delimiter, parts] = resource['Fn::Join'] as [string, readonly unknown[]];
    return delimiter === '' ? parts : [];
  }
  return [resource];
}
