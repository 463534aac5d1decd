import { Stack } from 'aws-cdk-lib/core';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../../compliance/acknowledge';
import { BOUNDARY } from '../../compliance/causes';
import { sharedRule } from '../../compliance/rule-ids';

/** Services that the platform's roles may reach at all; IAM is not among them. */
const SERVICES = [
  'application-autoscaling',
  'athena',
  'backup',
  'cloudformation',
  'cloudwatch',
  'dynamodb',
  'ec2',
  'events',
  'execute-api',
  'glue',
  'kms',
  'lambda',
  'logs',
  's3',
  'sagemaker',
  'sns',
  'sqs',
  'ssm',
  'states',
  'xray',
];

/** What no role of the platform may ever do, whatever its policies say. */
const FORBIDDEN = [
  'backup:DeleteBackupVault',
  'backup:DeleteRecoveryPoint',
  'backup:PutBackupVaultAccessPolicy',
  'backup:UpdateRecoveryPointLifecycle',
  'iam:DeleteRolePermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
  'kms:DisableKey',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:PutAccountPublicAccessBlock',
  's3:PutBucketPolicy',
];

/** The outer limit of every role of an environment: its services, its account, its region, no change of identities or of account-wide settings. */
export class PlatformPermissionsBoundary extends Construct {
  /** The policy; apply it with `PermissionsBoundary.of(stage).apply(policy)`. */
  public readonly policy: IManagedPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const actions = SERVICES.map((service) => `${service}:*`);
    const policy = new ManagedPolicy(this, 'Resource', {
      description: 'Outer limit of every role of the environment',
      statements: [
        new PolicyStatement({
          sid: 'OwnAccountAndRegion',
          actions,
          resources: ['*'],
          conditions: { StringEquals: { 'aws:RequestedRegion': region }, StringEqualsIfExists: { 'aws:ResourceAccount': account } },
        }),
        new PolicyStatement({
          sid: 'FrameworkImages',
          actions: ['ecr:*'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:RequestedRegion': region } },
        }),
        new PolicyStatement({
          sid: 'HandOnRoles',
          actions: ['iam:PassRole'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:ResourceAccount': account } },
        }),
        new PolicyStatement({ sid: 'Never', effect: Effect.DENY, actions: FORBIDDEN, resources: ['*'] }),
      ],
    });
    const wildcards = ['Resource::*', ...[...actions, 'ecr:*'].map((action) => `Action::${action}`)];
    acknowledge(policy, BOUNDARY, [
      ...wildcards.map((finding) => `AwsSolutions::AwsSolutions-IAM5[${finding}]`),
      ...sharedRule('IAMPolicyNoStatementsWithFullAccess'),
    ]);

    this.policy = policy;
  }
}
