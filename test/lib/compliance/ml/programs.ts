import type { Fixture } from './fixture';

type Request = Readonly<Record<string, unknown>>;

/** A task that starts a job, as JSONata states write it. */
export function jsonataTask(action: string, request: unknown): object {
  return { Type: 'Task', QueryLanguage: 'JSONata', Resource: `arn:aws:states:::sagemaker:${action}`, Arguments: request, End: true };
}

/** A task that starts a job, as JSONPath states write it. */
export function jsonPathTask(action: string, request: Request): object {
  return { Type: 'Task', Resource: `arn:aws:states:::sagemaker:${action}`, Parameters: request, End: true };
}

/** A state machine of these states. */
export function stateMachine(states: Readonly<Record<string, object>>): Fixture {
  return {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      RoleArn: 'arn:aws:iam::123456789012:role/states',
      DefinitionString: joined({ StartAt: Object.keys(states)[0], States: states }),
    },
  };
}

/** A pipeline of SageMaker with one step. */
export function pipeline(type: string, request: Request, name = 'Step'): Fixture {
  return pipelineOf([{ Name: name, Type: type, Arguments: request }]);
}

/** A pipeline of SageMaker with these steps. */
export function pipelineOf(steps: readonly object[]): Fixture {
  return {
    Type: 'AWS::SageMaker::Pipeline',
    Properties: {
      PipelineName: 'scoring',
      RoleArn: 'arn:aws:iam::123456789012:role/pipeline',
      PipelineDefinition: { PipelineDefinitionBody: joined({ Version: '2020-12-01', Steps: steps }) },
    },
  };
}

/** A document as CDK writes it into a template: text around intrinsics. */
function joined(document: object): unknown {
  const parts = JSON.stringify(document).split(/"?(\{"(?:Ref":"\w+"|Fn::GetAtt":\["\w+","\w+"\])\})"?/);
  const texts = parts.map((part, index) => (index % 2 === 1 ? (JSON.parse(part) as unknown) : part));
  // An intrinsic stands inside of a string.
  const quoted = texts.flatMap((part) => (typeof part === 'string' ? [part] : ['"', part, '"']));
  return { 'Fn::Join': ['', quoted] };
}
