/** What local mode must be told to run SageMaker's containers, and how patient it is. All times are real time. */
export interface SageMakerOptions {
  /** Repository name of an image, for example `sagemaker-xgboost`, to the Python executable that has what the image has. */
  readonly containers: Readonly<Record<string, string>>;
  /** Longest wait for the first healthy answer of a serving process, in milliseconds. @default 60000 */
  readonly startupTimeoutMs?: number;
  /** Longest wait for the answer to one invocation, in milliseconds. @default 60000, as on AWS */
  readonly invocationTimeoutMs?: number;
  /** Time between two health checks of a serving process, in milliseconds. @default 5000 */
  readonly pingIntervalMs?: number;
}
