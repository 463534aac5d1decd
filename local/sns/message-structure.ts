import { AwsError } from '../core/aws-error';

/** Texts by protocol of a message with `MessageStructure: "json"`. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export function messageStructure(structure: string | undefined, message: string): Readonly<Record<string, unknown>> | undefined {
  if (structure === undefined) {
    return undefined;
  }
  if (structure !== 'json') {
    throw invalid(`MessageStructure must be json, got ${structure}`);
  }
  let texts: unknown;
  try {
    texts = JSON.parse(message);
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
  if (typeof (Object(texts) as { default?: unknown }).default !== 'string') {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
  return texts as Record<string, unknown>;
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: ${reason}`);
}
