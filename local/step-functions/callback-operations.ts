import type { SendTaskFailureCommandInput, SendTaskHeartbeatCommandInput, SendTaskSuccessCommandInput } from '@aws-sdk/client-sfn';
import { AwsError } from '../core/aws-error';
import type { CallContext, Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { DATA_LIMIT_BYTES } from './json';
import { StateError } from './state-error';
import type { TaskTokens } from './task-tokens';

/** The operations that answer tasks with `.waitForTaskToken`. */
export function callbackOperations(tokens: TaskTokens): Record<string, Operation> {
  const authorized = ({ authorize }: CallContext, operation: string): void => {
    authorize({ action: `states:${operation}`, resource: '*' });
  };
  return {
    SendTaskSuccess: supportedInput(
      'SendTaskSuccess',
      ['taskToken', 'output'],
      ({ taskToken, output }: SendTaskSuccessCommandInput, context) => {
        authorized(context, 'SendTaskSuccess');
        tokens.find(taskToken).resolve(parseOutput(output));
        return {};
      },
    ),
    SendTaskFailure: supportedInput(
      'SendTaskFailure',
      ['taskToken', 'error', 'cause'],
      ({ taskToken, error, cause }: SendTaskFailureCommandInput, context) => {
        authorized(context, 'SendTaskFailure');
        tokens.find(taskToken).reject(new StateError(error ?? '', cause));
        return {};
      },
    ),
    SendTaskHeartbeat: supportedInput('SendTaskHeartbeat', ['taskToken'], ({ taskToken }: SendTaskHeartbeatCommandInput, context) => {
      authorized(context, 'SendTaskHeartbeat');
      tokens.find(taskToken).beat();
      return {};
    }),
  };
}

function parseOutput(output: string | undefined): unknown {
  if (Buffer.byteLength(output ?? '') > DATA_LIMIT_BYTES) {
    throw new AwsError('ValidationException', `output must have at most ${DATA_LIMIT_BYTES} bytes`);
  }
  try {
    return JSON.parse(output ?? '') as unknown;
  } catch {
    throw new AwsError('InvalidOutput', `Invalid Output: the output of the task must be JSON, got '${output ?? ''}'`);
  }
}
