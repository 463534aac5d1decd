/** An object of a bucket. */
export const object = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`;
/** A bucket. */
export const bucket = (name: string): string => `arn:aws:s3:::${name}`;
/** A resource of the region and account. */
export const regional = (service: string, resource: string): string => `arn:aws:${service}:{region}:{account}:${resource}`;
/** The key of a domain. */
export const keyOf = (domain: string): string => regional('kms', `key/Foundation.Keys${domain}`);
/** A state machine. */
export const machine = (name: string): string => regional('states', `stateMachine:${name}`);
/** An execution. */
export const execution = (name: string): string => regional('states', `execution:${name}:x`);
/** An execution that a distributed map started. */
export const childRun = (name: string): string => regional('states', `execution:${name}/Map:x`);
/** A version of the model. */
export const packages = regional('sagemaker', 'model-package/plumbline-{environment}-flight-delay/1');
/** Logs of SageMaker's containers. */
export const containerLogs = (group: string, stream = ''): string => regional('logs', `log-group:/aws/sagemaker/${group}${stream}`);

/** What a query of the dataset looks up. */
export const CATALOG = ['catalog', 'database/plumbline_{environment}', 'table/plumbline_{environment}/flights'].map((one) =>
  regional('glue', one),
);
/** The evaluation of a candidate. */
export const EVALUATIONS = object('DataLake.ZonesArtifacts', 'flight-delay/evaluations/job/evaluation.json');
