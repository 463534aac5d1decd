import type { Finding } from './finding';
import type { TemplateEntry } from './template';

/** An entry of `Metadata.cdk_nag.rules_to_suppress`, as cdk-nag writes it. */
interface Suppression {
  readonly id?: string;
  readonly reason?: string;
  readonly applies_to?: readonly (string | { readonly regex: string })[];
}

/** The reason that a resource's metadata gives for keeping a finding; `undefined` when it gives none. */
export function acknowledgedReason(resource: TemplateEntry | undefined, finding: Finding): string | undefined {
  const { rules_to_suppress: entries = [] } = (resource?.Metadata?.['cdk_nag'] ?? {}) as {
    readonly rules_to_suppress?: readonly Suppression[];
  };
  return entries.find((entry) => covers(entry, finding))?.reason;
}

function covers({ id = '', reason = '', applies_to: appliesTo }: Suppression, { pack, rule, property }: Finding): boolean {
  if (reason.trim() === '') {
    return false;
  }
  // Version 3 of cdk-nag puts the pack before the rule.
  const named = id.startsWith(`${pack}::`) ? id.slice(pack.length + 2) : id;
  const isApplied = appliesTo?.some((one) => (typeof one === 'string' ? one === property : pattern(one.regex).test(property))) ?? true;
  return named === `${rule}[${property}]` || (named === rule && isApplied);
}

/** cdk-nag writes patterns with their slashes: `/^Action::s3:.*$/g`. */
function pattern(text: string): RegExp {
  const [, source = text] = /^\/(.*)\/\w*$/.exec(text) ?? [];
  return new RegExp(source);
}
