import { CfnResource, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';
import { modelInVpc } from './ml/rules/model-in-vpc';
import { modelNetworkIsolation } from './ml/rules/model-network-isolation';
import { resourceOf, StackView } from './ml/stack-view';
import { hasOnlyServerlessVariants } from './ml/variants';
import { SERVERLESS_MODEL } from './model-causes';

/** Acknowledges the network findings of a model that serverless variants run, and no other: such variants have no network settings. */
export function settleServerlessModels(node: IConstruct): void {
  if (!CfnResource.isCfnResource(node) || node.cfnResourceType !== 'AWS::SageMaker::Model') {
    return;
  }
  const view = new StackView(Stack.of(node));
  const { type, logicalId, properties: input } = resourceOf(node);
  if (hasOnlyServerlessVariants(logicalId, view)) {
    const ids = [modelNetworkIsolation, modelInVpc].flatMap((rule) =>
      rule.check({ type, input, place: '' }, view).map((property) => `MlSecurity::MlSecurity-${rule.name}[${property}]`),
    );
    acknowledge(node, SERVERLESS_MODEL, ids);
  }
}
