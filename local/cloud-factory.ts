import { apiGatewayProviders } from './api-gateway/providers';
import { createAthena } from './athena/athena';
import { athenaProviders } from './athena/workgroup';
import { createAutoScaling } from './autoscaling/autoscaling';
import { autoscalingProviders } from './autoscaling/providers';
import { createCloudFormation } from './cloudformation/service';
import { nestedStackProvider } from './cloudformation/nested-stack-provider';
import { recordedProviders } from './cloudformation/recorded-types';
import { cloudWatchProviders } from './cloudwatch/providers';
import { createCloudWatch } from './cloudwatch/service';
import type { CloudOptions } from './core/cloud';
import { Cloud } from './core/cloud';
import { dynamoDbProviders } from './dynamodb/providers';
import { createDynamoDb } from './dynamodb/service';
import { createEvents } from './events/operations';
import { eventsProviders } from './events/providers';
import { createScheduler } from './events/scheduler';
import { createGlue } from './glue/glue';
import { glueProviders } from './glue/providers';
import { installIam } from './iam-service/iam-service';
import { kmsProviders } from './kms/providers';
import { createKms } from './kms/service';
import { createLambda } from './lambda/operations';
import { lambdaProviders } from './lambda/providers';
import { createLogs } from './logs/operations';
import { logsProviders } from './logs/providers';
import { s3Providers } from './s3/providers';
import { createS3 } from './s3/service';
import { secretProvider } from './secretsmanager/secret-provider';
import { createSecretsManager } from './secretsmanager/service';
import type { SageMakerOptions } from './sagemaker/options';
import { createSageMaker } from './sagemaker/sagemaker';
import { sagemakerProviders } from './sagemaker/sagemaker-providers';
import { snsProviders } from './sns/providers';
import { createSns } from './sns/service';
import { sqsProviders } from './sqs/providers';
import { createSqs } from './sqs/service';
import { parameterProvider } from './ssm/parameter-provider';
import { createSsm } from './ssm/service';
import { createStepFunctions, stepFunctionsProviders } from './step-functions/step-functions';

/**
 * A cloud with every service and resource type that local mode emulates.
 *
 * @param record further resource types that are only recorded
 * @throws Error naming a type of `record` that is emulated
 */
export function createCloud(options: CloudOptions, sagemakerOptions: SageMakerOptions, record: readonly string[] = []): Cloud {
  const cloud = new Cloud(options);
  installIam(cloud);
  const sagemaker = createSageMaker(cloud, sagemakerOptions);
  const services = [
    createAthena(cloud),
    createAutoScaling(cloud, sagemaker),
    createCloudFormation(),
    createCloudWatch(cloud),
    createDynamoDb(cloud),
    createEvents(cloud),
    createScheduler(),
    createGlue(cloud),
    createKms(),
    createLambda(cloud),
    createLogs(cloud),
    createS3(),
    sagemaker,
    createSecretsManager(),
    createSns(),
    createSqs(cloud),
    createSsm(),
    createStepFunctions(cloud),
  ];
  for (const service of services) {
    cloud.addService(service);
  }
  cloud.addProviders([
    ...apiGatewayProviders,
    ...athenaProviders(cloud),
    ...autoscalingProviders(cloud),
    ...cloudWatchProviders,
    ...dynamoDbProviders(cloud),
    ...eventsProviders,
    ...glueProviders(cloud),
    ...kmsProviders(cloud),
    ...lambdaProviders,
    nestedStackProvider,
    ...logsProviders,
    ...s3Providers(cloud),
    ...sagemakerProviders(cloud),
    ...snsProviders(cloud),
    ...sqsProviders(cloud),
    parameterProvider(cloud),
    secretProvider(cloud),
    ...stepFunctionsProviders(cloud),
  ]);
  const emulated = record.find((type) => cloud.provider(type) !== undefined && !cloud.provider(type)?.onlyRecorded);
  if (emulated !== undefined) {
    throw new Error(`only a type that local mode does not emulate can be recorded, got ${emulated}`);
  }
  cloud.addProviders(recordedProviders(record));
  return cloud;
}
