import type { Controls } from './controls';
import type { ApiRequest } from './api-request';
import type { TemplateView } from './template-view';

/** One rule of the machine-learning pack. */
export interface MlRule {
  /** Name without the pack: `ModelNetworkIsolation`. */
  readonly name: string;
  /** Resource types that it looks at; jobs that only an API makes are named as if they were resources: `AWS::SageMaker::TrainingJob`. */
  readonly types: readonly string[];
  /** What is wrong when it finds something, as one sentence. */
  readonly info: string;
  /** Why that matters, as one sentence. */
  readonly why: string;
  /** What to change, as one sentence. */
  readonly fix: string;
  /** Controls of frameworks that it is mapped to. */
  readonly controls: Controls;
  /** Paths of the properties that break it: `PrimaryContainer.Image`; none when all is well. */
  readonly check: (request: ApiRequest, template: TemplateView) => readonly string[];
}
