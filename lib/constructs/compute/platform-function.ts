import { Duration } from 'aws-cdk-lib/core';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IGrantable, IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Code, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allow } from '../security/allow';
import { WorkloadRole } from '../security/workload-role';
import { DeadLetterQueue } from './dead-letter-queue';
import { functionBundle } from './function-bundle';
import type { FunctionHost } from './platform-host';

/** Properties for defining a `PlatformFunction`. */
export interface PlatformFunctionProps {
  /** Where the function runs. */
  readonly host: FunctionHost;
  /** Folder under `lambda/` that holds its `handler.ts`. */
  readonly source: string;
  /** What the function does, in a few words. */
  readonly description: string;
  /**
   * Environment variables; names come from the function's `contract.ts`.
   *
   * @default - none
   */
  readonly environment?: Record<string, string>;
  /**
   * Longest run.
   *
   * @default Duration.minutes(1)
   */
  readonly timeout?: Duration;
  /**
   * Memory, in MiB.
   *
   * @default 512
   */
  readonly memorySizeMiB?: number;
  /**
   * Runs at the same time, at most; they are kept for the function, out of the account's quota. A call over it is refused: Lambda repeats
   * events, state machines wait and repeat.
   *
   * @default 2
   */
  readonly reservedConcurrency?: number;
}

/** A function of the platform: bundled code, own role and log group, isolated subnets, tracing and a dead-letter queue. */
export class PlatformFunction extends Construct implements IGrantable {
  /** The function. */
  public readonly function: IFunction;
  /** Principal of the function's role; grants go into its managed policy. */
  public readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: PlatformFunctionProps) {
    super(scope, id);
    const { host } = props;
    const role = new WorkloadRole(this, 'Role', {
      service: 'lambda.amazonaws.com',
      description: props.description,
      managedPolicies: [host.unscopablePolicy],
      existing: host.existingRoles,
    });
    const logGroup = new LogGroup(this, 'Logs', { encryptionKey: host.encryptionKey, retention: RetentionDays.ONE_YEAR });
    const deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters', { host });
    const resource = new LambdaFunction(this, 'Resource', {
      code: Code.fromAsset(functionBundle(props.source)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      description: props.description,
      role: role.role,
      environment: props.environment,
      environmentEncryption: host.encryptionKey,
      timeout: props.timeout ?? Duration.minutes(1),
      memorySize: props.memorySizeMiB ?? 512,
      reservedConcurrentExecutions: props.reservedConcurrency ?? 2,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.TEXT,
      logGroup,
      deadLetterQueue: deadLetterQueue.queue,
      vpc: host.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [host.securityGroup],
    });
    resource.node.addDependency(role);
    allow(role, ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    allow(role, ['sqs:SendMessage'], [deadLetterQueue.queue.queueArn]);
    allow(role, ['kms:Decrypt', 'kms:GenerateDataKey'], [host.encryptionKey.keyArn]);

    this.function = resource;
    this.grantPrincipal = role.grantPrincipal;
  }
}
