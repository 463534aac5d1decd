import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import type { FeatureValue, InputField } from '../shared/input-field';
import { toCsv } from '../shared/model-csv';
import { modelVersion } from '../shared/model-version';
import { requireEnv } from '../shared/require-env';
import { VARIANT_NAME } from '../shared/variant-name';
import { NoModelError, UnavailableError, invoke, liveModelPackage, storeCapture } from './adapters';
import { captureKey, captureLine } from './capture';
import { ENV } from './contract';
import { toPredictions } from './core';
import { parseRequest } from './request';

const settings = {
  model: requireEnv(ENV.MODEL),
  endpointName: requireEnv(ENV.ENDPOINT_NAME),
  parameterName: requireEnv(ENV.MODEL_PACKAGE_PARAMETER),
  fields: JSON.parse(requireEnv(ENV.FIELDS)) as InputField[],
  threshold: Number(requireEnv(ENV.DECISION_THRESHOLD)),
  captureBucket: process.env[ENV.CAPTURE_BUCKET],
};

/** Answers `POST /models/<model>/predict`. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').toString('utf8');
  const request = parseRequest(body, settings.fields);
  if ('problems' in request) {
    return respond(400, { message: 'the request breaks rules of the model', problems: request.problems });
  }
  try {
    return respond(200, await predict(request.rows, new Date(event.requestContext.timeEpoch)));
  } catch (error) {
    if (error instanceof NoModelError || error instanceof UnavailableError) {
      console.warn(error.message);
      return respond(503, { message: error.message });
    }
    throw error;
  }
}

async function predict(rows: readonly (readonly FeatureValue[])[], time: Date): Promise<object> {
  const inferenceId = randomUUID();
  const input = toCsv(rows);
  const [output, arn] = await Promise.all([invoke(settings.endpointName, inferenceId, input), liveModelPackage(settings.parameterName)]);
  const predictions = toPredictions(output, rows.length, inferenceId, settings.threshold);
  if (settings.captureBucket !== undefined) {
    const captured = { inferenceId, time, input, output };
    await storeCapture(settings.captureBucket, captureKey(settings.endpointName, VARIANT_NAME, captured), captureLine(captured));
  }
  return { modelVersion: modelVersion(arn), inferenceId, predictions };
}

function respond(statusCode: number, body: object): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
