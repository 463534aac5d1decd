/** Properties as CloudFormation and the service's API name them; a value may be an intrinsic function. */
export type Properties = Readonly<Record<string, unknown>>;

/** What is asked of a service: a resource of the template, a task of a state machine or a step of a pipeline. */
export interface ApiRequest {
  /** `AWS::SageMaker::TrainingJob`: the type of the resource, or what it would be called if there were one. */
  readonly type: string;
  readonly input: Properties;
  /** Names of the states or steps on the way to it, `Candidates/Transform`; empty for the resource itself. */
  readonly place: string;
}
