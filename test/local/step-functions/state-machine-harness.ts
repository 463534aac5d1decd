import './quick-deadlines';
import type { Cloud, Ports } from '../../../local/core/cloud';
import { Clock } from '../../../local/core/clock';
import type { Properties, ProvisionContext } from '../../../local/core/resource-provider';
import type { Operation } from '../../../local/core/service';
import { createStepFunctions, stepFunctionsProviders } from '../../../local/step-functions/step-functions';
import type { Recording } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

/** An execution as DescribeExecution shows it. */
export interface Described {
  readonly executionArn: string;
  readonly status: string;
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** What a test needs beside a definition. */
export interface HarnessOptions {
  /** Operations of other services: `{ lambda: { Invoke: … } }`. */
  readonly services?: Readonly<Record<string, Record<string, Operation>>>;
  readonly ports?: Partial<Ports>;
  /** Properties of the state machine beside its definition. */
  readonly properties?: Properties;
}

/** A test cloud with Step Functions; virtual time runs 100,000 times as fast as real time, and a second of a time-out takes 20 ms. */
export class Harness {
  readonly cloud: Cloud & { readonly recording: Recording };

  constructor(private readonly options: HarnessOptions = {}) {
    this.cloud = testCloud({ options: { clock: new Clock(100_000) }, ports: options.ports });
    for (const [signingName, operations] of Object.entries(options.services ?? {})) {
      this.cloud.addService({ signingName, operations });
    }
    this.cloud.addService(createStepFunctions(this.cloud));
    this.cloud.addProviders(stepFunctionsProviders(this.cloud));
  }

  /** Makes a state machine and returns its ARN. */
  async deploy(definition: object, name = 'machine'): Promise<string> {
    const properties = { StateMachineName: name, RoleArn: 'arn:aws:iam::123456789012:role/machine', Definition: definition };
    const provider = this.cloud.provider('AWS::StepFunctions::StateMachine');
    const made = await provider?.create({ ...properties, ...this.options.properties }, {} as ProvisionContext);
    return made?.physicalId ?? '';
  }

  call<T = Record<string, unknown>>(operation: string, input: object): Promise<T> {
    return this.cloud.call<T>(ROOT, 'states', operation, input);
  }

  async start(definition: object, input: unknown = {}): Promise<string> {
    const stateMachineArn = await this.deploy(definition);
    const started = await this.call<{ executionArn: string }>('StartExecution', { stateMachineArn, input: JSON.stringify(input) });
    return started.executionArn;
  }

  /** Waits for the end of an execution. */
  async end(executionArn: string): Promise<Described> {
    for (;;) {
      const described = await this.call<Described>('DescribeExecution', { executionArn });
      if (described.status !== 'RUNNING') {
        return described;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  async run(definition: object, input: unknown = {}): Promise<Described> {
    return this.end(await this.start(definition, input));
  }

  /** The output of a run that must succeed. */
  async output(definition: object, input: unknown = {}): Promise<unknown> {
    const ended = await this.run(definition, input);
    if (ended.status !== 'SUCCEEDED') {
      throw new Error(`${ended.status}: ${ended.error ?? ''} ${ended.cause ?? ''}`);
    }
    return JSON.parse(ended.output ?? 'null');
  }

  async history(executionArn: string): Promise<{ type: string }[]> {
    const { events } = await this.call<{ events: { type: string }[] }>('GetExecutionHistory', { executionArn, maxResults: 1000 });
    return events;
  }

  /** The types of an execution's events in their order. */
  async types(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).map(({ type }) => type);
  }
}

/** A definition in JSONata. */
export function jsonata(states: Record<string, object>, more: object = {}): object {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...more };
}

/** A definition of one state in JSONata that ends with it. */
export function single(state: object): object {
  return jsonata({ Only: { End: true, ...state } });
}

/** The service `lambda` with functions by name; what a function throws is its error. */
export function functions(byName: Record<string, (event: never) => unknown>): Record<string, Record<string, Operation>> {
  const Invoke: Operation = async ({ FunctionName, Payload }: { FunctionName: string; Payload: string }) => {
    const name = FunctionName.split(':').pop() ?? '';
    const answer = (value: unknown, more: object = {}): object => ({
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      Payload: Buffer.from(JSON.stringify(value)),
      ...more,
    });
    try {
      return answer((await byName[name]?.(JSON.parse(Payload) as never)) ?? null);
    } catch (error) {
      const { name: errorType, message: errorMessage } = error as Error;
      return answer({ errorType, errorMessage }, { FunctionError: 'Unhandled' });
    }
  };
  return { lambda: { Invoke } };
}

/** A task that invokes a function of `functions`. */
export function invoke(name: string, more: object = {}): object {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    ...more,
  };
}

/** An error with a name, as a function throws it. */
export function named(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
