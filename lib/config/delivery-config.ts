/** An environment that the pipeline deploys. */
export interface DeliveredEnvironment {
  /** Name of the environment, as its own config says it. */
  readonly environment: string;
  /** `manual`: a person sees a summary of the changes and approves them first; `none`: the deployment follows the one before. */
  readonly approval: 'manual' | 'none';
}

/** The pipeline that deploys the environments. */
export interface DeliveryConfig {
  /** Account of the pipeline; the environments' accounts trust it (`cdk bootstrap --trust`). */
  readonly account: string;
  /** Region of the pipeline and of every environment that it deploys. */
  readonly region: string;
  /** For example `acme/plumbline`. */
  readonly repository: string;
  /** A push to it starts the pipeline. */
  readonly branch: string;
  /** Connection to the repository's host, made once by hand in CodeConnections, in the pipeline's account and region. */
  readonly connectionArn: string;
  /** In the order of their deployment. */
  readonly environments: readonly DeliveredEnvironment[];
}
