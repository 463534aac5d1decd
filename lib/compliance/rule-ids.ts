/** Packs that share their rules; a rule of one of them is mostly a rule of all. */
export type SharedRulesPack = 'HIPAA.Security' | 'NIST.800.53.R5' | 'PCI.DSS.321';

/** Ids of a rule in the packs that share it, each in the form `Pack::Rule` that acknowledgements need. */
export function sharedRule(
  rule: string,
  packs: readonly SharedRulesPack[] = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'],
): string[] {
  return packs.map((pack) => `${pack}::${pack}-${rule}`);
}
