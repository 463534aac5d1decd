import { AwsError } from '../core/aws-error';
import type { CallContext, Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { describeAlias, putAlias } from './alias';
import type { FunctionInput } from './authorized-target';
import { authorizedTarget } from './authorized-target';
import { qualifiedArn } from './function-config';
import type { Alias, LambdaFunction } from './lambda-function';
import type { PageInput } from './page';
import { page, PAGE_FIELDS } from './page';

interface AliasInput extends FunctionInput {
  readonly Name: string;
  readonly FunctionVersion?: string;
  readonly Description?: string;
  readonly RoutingConfig?: { readonly AdditionalVersionWeights?: Readonly<Record<string, number>> };
}

const NAMED = ['FunctionName', 'Name'];

/** Operations on aliases. */
export const aliasOperations: Readonly<Record<string, Operation>> = {
  GetAlias: supportedInput('GetAlias', NAMED, (input: AliasInput, context) => {
    const { of, alias } = named(input, context, 'lambda:GetAlias');
    return describeAlias(of, alias);
  }),
  ListAliases: supportedInput('ListAliases', ['FunctionName', 'FunctionVersion', ...PAGE_FIELDS], listAliases),
  UpdateAlias: supportedInput('UpdateAlias', [...NAMED, 'Description', 'FunctionVersion', 'RoutingConfig'], updateAlias),
};

function listAliases(input: AliasInput & PageInput, context: CallContext): object {
  const { function: of } = authorizedTarget(input, context, 'lambda:ListAliases');
  const wanted = [...of.aliases.values()].filter(({ version }) => version === (input.FunctionVersion ?? version));
  const { items, NextMarker } = page(wanted, input);
  return { Aliases: items.map((alias) => describeAlias(of, alias)), NextMarker };
}

function updateAlias(input: AliasInput, context: CallContext): object {
  const { of, alias } = named(input, context, 'lambda:UpdateAlias');
  putAlias(of, {
    name: alias.name,
    version: input.FunctionVersion ?? alias.version,
    weights: input.RoutingConfig ? (input.RoutingConfig.AdditionalVersionWeights ?? {}) : alias.weights,
    description: input.Description ?? alias.description,
  });
  return describeAlias(of, of.aliases.get(alias.name) ?? alias);
}

function named({ FunctionName, Name }: AliasInput, context: CallContext, action: string): { of: LambdaFunction; alias: Alias } {
  const { function: of } = authorizedTarget({ FunctionName }, context, action);
  const alias = of.aliases.get(Name);
  if (!alias) {
    throw new AwsError('ResourceNotFoundException', `Cannot find alias arn: ${qualifiedArn(of.latest, Name)}`, 404, { Type: 'User' });
  }
  return { of, alias };
}
