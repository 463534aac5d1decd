import { checkTemplate } from './check-template';
import type { CheckResult } from './finding';
import { packsOf } from './packs';

/** What packs say about templates, in the order in which they are given. Throws when a pack is unknown. */
export async function checkTemplates(templates: readonly string[], packs?: string): Promise<CheckResult> {
  const makers = packsOf(packs);
  const results: CheckResult[] = [];
  for (const template of templates) {
    results.push(await checkTemplate(template, makers, templates));
  }
  return {
    findings: results.flatMap(({ findings }) => findings),
    acknowledged: results.flatMap(({ acknowledged }) => acknowledged),
    notEvaluated: results.flatMap((result) => result.notEvaluated),
  };
}
