import type { AssemblyStack } from '../../../local/cloudformation/assembly';

/** A resource of a stack of the stage. */
export interface FoundResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
}

/** Types that are named in ARNs by a physical name, with the property that has it and what stands before it in the ARN. */
const NAMED: readonly { readonly type: string; readonly property: string; readonly arnPart: string }[] = [
  { type: 'AWS::SageMaker::Endpoint', property: 'EndpointName', arnPart: ':endpoint/' },
  { type: 'AWS::SageMaker::ModelPackageGroup', property: 'ModelPackageGroupName', arnPart: ':model-package/' },
  { type: 'AWS::SSM::Parameter', property: 'Name', arnPart: ':parameter' },
  { type: 'AWS::Athena::WorkGroup', property: 'Name', arnPart: ':workgroup/' },
];

/** Finds which resources of the stage's stacks the values in their templates mean: by reference, import, ARN or stack name. */
export class ResourceFinder {
  private readonly exports = new Map<string, FoundResource>();
  private readonly named: { readonly property: string; readonly name: string; readonly arnPart: string; readonly found: FoundResource }[] =
    [];

  constructor(private readonly stacks: readonly AssemblyStack[]) {
    for (const { name: stack, template } of stacks) {
      for (const { Export, Value } of Object.values(template.Outputs ?? {})) {
        const found = this.local(stack, Value);
        if (typeof Export?.Name === 'string' && found !== undefined) {
          this.exports.set(Export.Name, found);
        }
      }
      for (const [logicalId, { Type, Properties = {} }] of Object.entries(template.Resources)) {
        for (const { type, property, arnPart } of NAMED) {
          const name = Properties[property];
          if (type === Type && typeof name === 'string') {
            this.named.push({ property, name, arnPart, found: { stack, logicalId, type } });
          }
        }
      }
    }
  }

  /** All resources that a value of a stack's template speaks of, however deep. */
  within(stack: string, value: unknown, property = ''): FoundResource[] {
    if (typeof value === 'string') {
      return this.byName(value, property);
    }
    if (Array.isArray(value)) {
      return value.flatMap((item) => this.within(stack, item, property));
    }
    if (typeof value !== 'object' || value === null) {
      return [];
    }
    const found = this.local(stack, value) ?? this.imported(value);
    return found === undefined ? Object.entries(value).flatMap(([key, item]) => this.within(stack, item, key)) : [found];
  }

  private local(stack: string, value: unknown): FoundResource | undefined {
    const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string | string[] };
    const logicalId = Ref ?? (Array.isArray(attribute) ? attribute[0] : attribute?.split('.')[0]);
    const type = this.stacks.find(({ name }) => name === stack)?.template.Resources[logicalId ?? '']?.Type;
    return logicalId === undefined || type === undefined ? undefined : { stack, logicalId, type };
  }

  private imported(value: object): FoundResource | undefined {
    const { 'Fn::ImportValue': name } = value as { 'Fn::ImportValue'?: unknown };
    return typeof name === 'string' ? this.exports.get(name) : undefined;
  }

  /** By an ARN that ends in the name or goes on behind a slash, by the name under its property, or by the ARN of a stack. */
  private byName(text: string, property: string): FoundResource[] {
    const stack = /:stack\/([^/]+)/.exec(text)?.[1];
    if (stack !== undefined && this.stacks.some(({ name }) => name === stack)) {
      return [{ stack, logicalId: '', type: 'AWS::CloudFormation::Stack' }];
    }
    return this.named
      .filter(({ name, arnPart, property: own }) => {
        const rest = text.split(arnPart + name)[1];
        return (own === property && text === name) || rest === '' || rest?.startsWith('/') === true;
      })
      .map(({ found }) => found);
  }
}
