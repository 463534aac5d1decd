import { Aws } from 'aws-cdk-lib/core';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Principals of the account may call, whoever owns the resource. */
export function fromOwnAccount(account: string): PolicyStatement {
  return statement('OwnPrincipals', { 'aws:PrincipalAccount': account });
}

/** Principals of the account may call, on resources of the account: stolen credentials carry nothing out. */
export function fromOwnAccountToOwnResources(account: string): PolicyStatement {
  return statement('OwnPrincipalsOwnResources', { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account });
}

/** ECR keeps the layers of images in a bucket of AWS's own and hands out signed links to them. */
export function imageLayers(region: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'ImageLayers',
    principals: [new AnyPrincipal()],
    actions: ['s3:GetObject'],
    resources: [`arn:${Aws.PARTITION}:s3:::prod-${region}-starport-layer-bucket/*`],
  });
}

function statement(sid: string, conditions: Record<string, string>): PolicyStatement {
  return new PolicyStatement({
    sid,
    principals: [new AnyPrincipal()],
    actions: ['*'],
    resources: ['*'],
    conditions: { StringEquals: conditions },
  });
}
