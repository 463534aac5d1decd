import type { Cloud } from '../core/cloud';
import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { aliasOperations } from './alias-operations';
import { eventSourceMappingsOf } from './event-source-mappings';
import { eventSourceOperations } from './event-source-operations';
import { functionOperations } from './function-operations';
import { invoke } from './invoke-operation';
import { invokerOf } from './invoker';
import { policyOperations } from './policy-operations';

const INVOKE = ['ClientContext', 'FunctionName', 'InvocationType', 'LogType', 'Payload', 'Qualifier'];

/** AWS Lambda: functions run in processes of this machine. */
export function createLambda(cloud: Cloud): Service {
  return {
    signingName: 'lambda',
    operations: {
      Invoke: supportedInput('Invoke', INVOKE, invoke),
      ...functionOperations,
      ...aliasOperations,
      ...policyOperations,
      ...eventSourceOperations,
    },
    stop: () => {
      eventSourceMappingsOf(cloud).stop();
      invokerOf(cloud).pool.stop();
      return Promise.resolve();
    },
  };
}
