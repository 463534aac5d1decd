/** How many parts of an object's key name an area of the lake, by bucket; the rest are files of it. */
const DEPTHS: Readonly<Record<string, (key: readonly string[]) => number>> = {
  'DataLake.ZonesRaw': () => 1,
  'DataLake.ZonesCurated': () => 1,
  // Bad rows of a dataset, or bad records of a model's batches.
  'DataLake.ZonesQuarantine': ([, kind]) => (kind === 'batch' ? 2 : 1),
  'DataLake.ZonesFeatures': () => 2,
  'DataLake.ZonesArtifacts': () => 2,
  'DataLake.ZonesMonitoring': ([kind]) => (kind === 'capture' || kind === 'joins' ? 3 : 2),
  'Governance.AuditCopies': () => 1,
};

/** Resources that are many of one kind, and the text that names the kind. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(arn:aws:states:.*:execution:[^:/]+[:/]).*$/, '$1'],
  [/^(arn:aws:sagemaker:.*:(?:training-job|transform-job|model)\/(?:flight-delay|other-model)-).*$/, '$1'],
  [/^(arn:aws:sagemaker:.*:model-package\/[^/]+\/).*$/, '$1'],
  [/^(arn:aws:cloudformation:.*:stack\/[^/]+\/).*$/, '$1'],
  [/^(arn:aws:logs:.*:log-stream:).*$/, '$1'],
];

/** The area of a resource: what is granted together, for example the reports of a model. Two probes of one area ask the same. */
export function resourceArea(arn: string): string {
  const kind = KINDS.find(([pattern]) => pattern.test(arn));
  if (kind) {
    return arn.replace(...kind);
  }
  const [bucket = '', ...key] = arn.replace(/^arn:aws:s3:::/, '').split('/');
  const depth = arn.startsWith('arn:aws:s3:::') && key.length > 0 ? DEPTHS[bucket] : undefined;
  return depth ? `arn:aws:s3:::${[bucket, ...key.slice(0, depth(key))].join('/')}/` : arn;
}
