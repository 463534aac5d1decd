import { Duration, Stack } from 'aws-cdk-lib/core';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { InputField } from '../../../lambda/shared/input-field';
import { ENV } from '../../../lambda/predict/contract';
import type { FunctionHost } from '../compute/platform-host';
import { PlatformFunction } from '../compute/platform-function';
import { allow } from '../security/allow';
import { endpointArn, parameterArn } from '../security/resource-arns';

/** Properties for defining an `InferenceApi`. */
export interface InferenceApiProps {
  /** Where the inference function runs. */
  readonly host: FunctionHost;
  /** Name of the model, part of the path. */
  readonly model: string;
  /** Features in the order of the model's input. */
  readonly fields: readonly InputField[];
  /** Score from which the label is 1, between 0 and 1. */
  readonly decisionThreshold: number;
  /** Name of the endpoint that answers. */
  readonly endpointName: string;
  /** Name of the SSM parameter with the live model package. */
  readonly modelPackageParameterName: string;
  /**
   * Where the function writes captured traffic, for endpoints that can't: bucket and its key.
   *
   * @default - the endpoint captures
   */
  readonly capture?: { readonly bucket: IBucket; readonly encryptionKey: IKey };
  /**
   * Requests per second that are let through; twice as many in a burst. Half as many runs of the function are kept for it, which is enough
   * while an answer takes half a second.
   *
   * @default 100
   */
  readonly maxRequestsPerSecond?: number;
}

const DEFAULT_RATE_LIMIT = 100;

/** Lambda's limit for all environment variables together is 4 KiB. */
const MAX_FIELDS_BYTES = 3500;

/** One JSON object per request: who asked what, and how it was answered. */
const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    caller: '$context.identity.caller',
    sourceIp: '$context.identity.sourceIp',
    route: '$context.routeKey',
    status: '$context.status',
    responseBytes: '$context.responseLength',
    error: '$context.error.message',
  }),
);

/** `POST /models/<model>/predict` with IAM authorization: 1 to 50 rows in, a score and a label for each out. */
export class InferenceApi extends Construct {
  /** URL that takes the requests. */
  public readonly url: string;
  private readonly routeArn: string;

  constructor(scope: Construct, id: string, props: InferenceApiProps) {
    super(scope, id);
    const { host, model } = props;
    const path = `/models/${model}/predict`;
    const predict = this.predictFunction(props);
    const api = new HttpApi(this, 'Resource', { description: `Predictions of ${model}`, createDefaultStage: false });
    api.addRoutes({
      path,
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Predict', predict.function),
      authorizer: new HttpIamAuthorizer(),
    });
    const logGroup = new LogGroup(this, 'AccessLogs', { encryptionKey: host.encryptionKey, retention: RetentionDays.ONE_YEAR });
    const rateLimit = props.maxRequestsPerSecond ?? DEFAULT_RATE_LIMIT;
    new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit, burstLimit: 2 * rateLimit },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG_FORMAT },
    });

    this.url = `${api.apiEndpoint}${path}`;
    this.routeArn = Stack.of(this).formatArn({
      service: 'execute-api',
      resource: api.apiId,
      resourceName: `$default/POST${path}`,
    });
  }

  /** Allows to ask for predictions. */
  public grantInvoke(grantee: IGrantable): Grant {
    return allow(grantee, ['execute-api:Invoke'], [this.routeArn]);
  }

  private predictFunction(props: InferenceApiProps): PlatformFunction {
    const { capture, endpointName, modelPackageParameterName, maxRequestsPerSecond = DEFAULT_RATE_LIMIT } = props;
    const fields = JSON.stringify(props.fields);
    if (fields.length > MAX_FIELDS_BYTES) {
      throw new Error(`fields must take at most ${MAX_FIELDS_BYTES} bytes as JSON, got ${fields.length}`);
    }
    const predict = new PlatformFunction(this, 'Function', {
      host: props.host,
      source: 'predict',
      description: `Answers requests for predictions of ${props.model}`,
      timeout: Duration.seconds(29),
      memorySizeMiB: 1024,
      reservedConcurrency: Math.ceil(maxRequestsPerSecond / 2),
      environment: {
        [ENV.MODEL]: props.model,
        [ENV.ENDPOINT_NAME]: endpointName,
        [ENV.MODEL_PACKAGE_PARAMETER]: modelPackageParameterName,
        [ENV.FIELDS]: fields,
        [ENV.DECISION_THRESHOLD]: String(props.decisionThreshold),
        ...(capture === undefined ? {} : { [ENV.CAPTURE_BUCKET]: capture.bucket.bucketName }),
      },
    });
    allow(predict, ['sagemaker:InvokeEndpoint'], [endpointArn(this, endpointName)]);
    allow(predict, ['ssm:GetParameter'], [parameterArn(this, modelPackageParameterName)]);
    if (capture !== undefined) {
      allow(predict, ['s3:PutObject'], [capture.bucket.arnForObjects(`capture/${endpointName}/*`)]);
      allow(predict, ['kms:GenerateDataKey'], [capture.encryptionKey.keyArn]);
    }
    return predict;
  }
}
