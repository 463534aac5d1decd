import { S3Client } from '@aws-sdk/client-s3';
import type { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Cloud } from '../../../local/core/cloud';
import { named } from '../../local/step-functions/state-machine-harness';
import { ROOT } from '../../local/test-cloud';
import { fakeClient } from '../client-fake';

/** A call that a function makes. */
export interface Call {
  readonly operation: string;
  readonly input: { readonly Key?: string; readonly Body?: unknown };
}

/** What may happen around a call: throwing before it or after it is what a crash does. */
export interface Weather {
  before(call: Call): void | Promise<void>;
  after(call: Call): void | Promise<void>;
}

/** Counts calls that change something; the one with the number `crash` ends its function's process, before or after its effect. */
export function crashAt(crash: number, moment: 'before' | 'after'): Weather & { readonly effects: Call[] } {
  const effects: Call[] = [];
  let done = 0;
  const strike = (count: number): void => {
    if (count === crash && crash > 0) {
      throw named('Runtime.ExitError', 'the process was killed');
    }
  };
  return {
    effects,
    before: (call) => {
      if (hasEffect(call)) {
        effects.push(call);
        strike(moment === 'before' ? effects.length : 0);
      }
    },
    after: (call) => {
      if (hasEffect(call)) {
        done += 1;
        strike(moment === 'after' ? done : 0);
      }
    },
  };
}

/** Ends the process around the effects whose places in `crashes` are true. */
export function crashesAt(crashes: readonly boolean[]): Weather {
  let moment = 0;
  const strike = (call: Call): void => {
    if (hasEffect(call) && crashes[moment++] === true) {
      throw named('Runtime.ExitError', 'the process was killed');
    }
  };
  return { before: strike, after: strike };
}

function hasEffect({ operation }: Call): boolean {
  return operation === 'PutObject' || operation === 'InvokeEndpoint';
}

/** A model: rows of CSV to the endpoint's answer. */
export type Model = (rows: string[]) => { readonly body: string; readonly variant: string };

/** Sends the calls of functions to the cloud's S3 and to a model. */
export function connectClients(cloud: Cloud, model: () => Model, weather: () => Weather): void {
  const through = async <T>(call: Call, work: () => Promise<T>): Promise<T> => {
    await weather().before(call);
    const answer = await work();
    await weather().after(call);
    return answer;
  };
  fakeClient(S3Client, async (command) => {
    const { input } = command as { input: Call['input'] };
    const operation = (command as object).constructor.name.replace(/Command$/, '');
    return through({ operation, input }, () => s3Answer(cloud, operation, input));
  });
  fakeClient(SageMakerRuntimeClient, async (command) => {
    const { input } = command as InvokeEndpointCommand;
    const rows = Buffer.from(input.Body as Uint8Array)
      .toString()
      .split('\n');
    return through({ operation: 'InvokeEndpoint', input }, () => {
      const { body, variant } = model()(rows);
      return Promise.resolve({ Body: Buffer.from(body), InvokedProductionVariant: variant });
    });
  });
}

async function s3Answer(cloud: Cloud, operation: string, input: object): Promise<object> {
  const answer = await cloud.call<{ Body?: Readable | Uint8Array }>(ROOT, 's3', operation, input);
  if (answer.Body === undefined) {
    return answer;
  }
  const body = answer.Body instanceof Readable ? answer.Body : Readable.from([Buffer.from(answer.Body)]);
  return { ...answer, Body: Object.assign(body, { transformToString: () => text(body) }) };
}
