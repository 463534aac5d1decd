import type { Stack } from 'aws-cdk-lib/core';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BatchInference } from '../../../../lib/constructs/batch/batch-inference';
import type { BatchEngine, BatchEngineProps } from '../../../../lib/constructs/batch/batch-engine';
import { EndpointEngine } from '../../../../lib/constructs/batch/endpoint-engine';
import { TransformEngine } from '../../../../lib/constructs/batch/transform-engine';
import { allow } from '../../../../lib/constructs/security/allow';
import { Workflow } from '../../../../lib/constructs/workflow/workflow';
import { namedLake } from '../../../named-lake';
import { stackBeside, testHost, testStack } from '../../../stack';

/** A model's batches, scored by an engine that `engine` makes. */
export function batches(engine: 'lambda' | 'transform'): { stack: Stack; batch: BatchInference } {
  const stack = testStack();
  const host = testHost(stack);
  const { zones, keys } = namedLake(stack);
  const common: BatchEngineProps = {
    host,
    places: { model: 'flights', zones, keys },
    fields: [{ name: 'distance', type: 'integer' }],
    decisionThreshold: 0.25,
    imageRepositoryArn: 'arn:aws:ecr:us-east-1:683313688378:repository/sagemaker-xgboost',
    artifactsBucket: zones.artifacts,
    artifactsKey: keys.models,
  };
  const features = new Workflow(stackBeside(stack, 'Features'), 'Features', {
    host,
    description: 'Features of flights',
    runbook: 'features-failed',
    definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } },
  });
  allow(features, ['athena:StartQueryExecution'], ['arn:aws:athena:us-east-1:123456789012:workgroup/queries']);
  const batch = new BatchInference(stack, 'Batch', {
    host,
    environment: 'test',
    places: common.places,
    engine: engine === 'lambda' ? endpointEngine(stack, common) : transformEngine(stack, common, keys.signing),
    settings: { engine },
    features,
    endpointStackName: 'Test-Endpoint',
    schedule: Schedule.expression('cron(0 3 * * ? *)'),
  });
  return { stack, batch };
}

function endpointEngine(stack: Stack, common: BatchEngineProps): BatchEngine {
  return new EndpointEngine(stack, 'Engine', { ...common, endpointName: 'plumbline-test-flights-batch', maxConcurrency: 7 });
}

function transformEngine(stack: Stack, common: BatchEngineProps, signingKey: IKey): BatchEngine {
  return new TransformEngine(stack, 'Engine', {
    ...common,
    modelPackageGroupName: 'plumbline-test-flights',
    signingKey,
    instanceType: 'ml.m5.xlarge',
    jobSecurityGroup: common.host.securityGroup,
  });
}
