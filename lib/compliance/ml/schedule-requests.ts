import type { ApiRequest, Properties } from './api-request';
import { callRequests } from './call-requests';
import { flatText } from './flat-text';
import { renderedJson } from './rendered-json';
import { valuesAt } from './values';

/** `arn:aws:scheduler:::aws-sdk:sagemaker:createProcessingJob`. */
const TARGET = /:scheduler:::aws-sdk:(\w+:\w+)$/;

/** What a schedule of EventBridge Scheduler asks of a service without any code in between. Throws when its input can't be read. */
export function scheduleRequests(properties: Properties): ApiRequest[] {
  return valuesAt(properties, 'Target.Arn').flatMap((arn) => {
    const [, call] = TARGET.exec(flatText(arn)) ?? [];
    const input = valuesAt(properties, 'Target.Input')[0];
    return call === undefined ? [] : callRequests(call, (input === undefined ? {} : renderedJson(input)) as Properties, 'Target.Input');
  });
}
