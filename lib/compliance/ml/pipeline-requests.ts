import type { ApiRequest, Properties } from './api-request';
import { renderedJson } from './rendered-json';

/** What a step of SageMaker Pipelines asks for, by its type; steps of other types make nothing in SageMaker. */
const TYPES: Readonly<Record<string, string>> = {
  Training: 'TrainingJob',
  Processing: 'ProcessingJob',
  QualityCheck: 'ProcessingJob',
  ClarifyCheck: 'ProcessingJob',
  Tuning: 'HyperParameterTuningJob',
  Transform: 'TransformJob',
  Model: 'Model',
  RegisterModel: 'ModelPackage',
  EndpointConfig: 'EndpointConfig',
  Endpoint: 'Endpoint',
};

interface Step {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments?: Properties;
}

/** What the steps of a pipeline ask of SageMaker, those behind conditions too. Throws when its definition can't be read. */
export function pipelineRequests({ PipelineDefinition: definition }: Properties): ApiRequest[] {
  const body = (definition as Properties | undefined)?.['PipelineDefinitionBody'];
  if (body === undefined) {
    throw new Error('its definition is not in the template');
  }
  const { Steps: steps } = renderedJson(body) as { readonly Steps?: readonly Step[] };
  return requestsOf(steps ?? []);
}

function requestsOf(steps: readonly Step[]): ApiRequest[] {
  return steps.flatMap(({ Name: place, Type: type, Arguments: input = {} }) => {
    if (type === 'Condition') {
      return requestsOf([input['IfSteps'], input['ElseSteps']].flatMap((branch) => (branch ?? []) as Step[]));
    }
    const name = type === 'AutoML' ? autoMLType(input) : TYPES[type];
    return name === undefined ? [] : [{ type: `AWS::SageMaker::${name}`, input, place }];
  });
}

function autoMLType(input: Properties): string {
  return 'AutoMLJobInputDataConfig' in input ? 'AutoMLJobV2' : 'AutoMLJob';
}
