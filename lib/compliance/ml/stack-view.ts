import { CfnParameter, CfnResource, Stack, Token } from 'aws-cdk-lib/core';
import type { Properties } from './api-request';
import type { TemplateParameter, TemplateResource, TemplateView } from './template-view';

/** What CloudFormation will see of a construct. */
interface Fragment {
  readonly Resources?: Readonly<Record<string, { readonly Properties?: Properties }>>;
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
}

/** The template of a stack, read from its constructs: typed ones, raw ones and included ones alike. */
export class StackView implements TemplateView {
  public readonly account?: string;
  private readonly elements: readonly (CfnResource | CfnParameter)[];

  constructor(private readonly stack: Stack) {
    this.account = Token.isUnresolved(stack.account) ? undefined : stack.account;
    this.elements = stack.node
      .findAll()
      .filter((node): node is CfnResource | CfnParameter => CfnResource.isCfnResource(node) || node instanceof CfnParameter)
      .filter((node) => Stack.of(node) === stack);
  }

  public resources(type: string): TemplateResource[] {
    return this.elements
      .filter((node) => CfnResource.isCfnResource(node))
      .filter((node) => node.cfnResourceType === type)
      .map((node) => resourceOf(node));
  }

  public parameter(name: string): TemplateParameter | undefined {
    const parameter = this.elements.find((node) => node instanceof CfnParameter && this.stack.resolve(node.logicalId) === name);
    return parameter === undefined ? undefined : Object.values(fragment(parameter).Parameters ?? {})[0];
  }
}

/** A resource as it will stand in the template, with its overrides. */
export function resourceOf(node: CfnResource): TemplateResource {
  const { logicalId, resource } = Object.entries(fragment(node).Resources ?? {}).map(([id, one]) => ({
    logicalId: id,
    resource: one,
  }))[0] ?? {
    logicalId: '',
    resource: {},
  };
  return { logicalId, type: node.cfnResourceType, properties: resource.Properties ?? {} };
}

function fragment(node: CfnResource | CfnParameter): Fragment {
  return Stack.of(node).resolve(node._toCloudFormation()) as Fragment;
}
