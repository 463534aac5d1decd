import type { ApiRequest, Properties } from './api-request';

/** Services whose calls are read, by the name that integrations give them. */
const SERVICES: Readonly<Record<string, string>> = { sagemaker: 'SageMaker', glue: 'Glue', athena: 'Athena' };
/** Calls make what they name; of updates only that of an endpoint says all that counts. */
const MAKES = /^(?:create|update(?=endpoint$))(\w+)$/i;

/** What a call such as `sagemaker:createTrainingJob` asks for; nothing when it makes nothing that rules look at. */
export function callRequests(call: string, input: Properties, place: string): ApiRequest[] {
  const [signingName = '', operation = ''] = call.split(':');
  const service = SERVICES[signingName.toLowerCase()];
  const name = MAKES.exec(operation)?.[1];
  if (service === undefined || name === undefined) {
    return [];
  }
  const type = `AWS::${service}::${name.replace(/^AutoMl/i, 'AutoML')}`;
  // The only one whose API has another name for what CloudFormation has.
  const { Configuration: configuration, ...rest } = input;
  return [{ type, input: type === 'AWS::Athena::WorkGroup' ? { ...rest, WorkGroupConfiguration: configuration } : input, place }];
}
