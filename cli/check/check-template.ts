import type { Stack } from 'aws-cdk-lib/core';
import type { NagPack } from 'cdk-nag';
import { ML_RULES } from '../../lib/compliance/ml/rules';
import { acknowledgedReason } from './acknowledged';
import type { CheckResult, Finding } from './finding';
import { includedTemplate } from './included-template';
import { notEvaluated } from './not-evaluated';
import type { PackMaker } from './packs';
import { readTemplate } from './read-template';
import { resolveDefaults } from './resolve-defaults';

/** What packs say about one template; what can't be evaluated is listed, never left out. `checked`: paths of all templates of this run. */
export async function checkTemplate(path: string, packs: readonly PackMaker[], checked: readonly string[]): Promise<CheckResult> {
  try {
    const template = resolveDefaults(await readTemplate(path));
    const places = notEvaluated(template, path, checked);
    const { stack, untyped } = includedTemplate(template);
    const all = packs.flatMap((pack) => packFindings(pack, stack, path));
    const judged = all.map((finding) => ({ ...finding, reason: acknowledgedReason(template.Resources[finding.resource], finding) }));
    return {
      findings: judged.flatMap(({ reason, ...finding }) => (reason === undefined ? [finding] : [])),
      acknowledged: judged.flatMap(({ reason, ...finding }) => (reason === undefined ? [] : [{ ...finding, reason }])),
      notEvaluated: [...places, ...untyped.filter(({ place }) => !places.some((known) => isWithin(known.place, place)))].map((place) => ({
        template: path,
        ...place,
      })),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { findings: [], acknowledged: [], notEvaluated: [{ template: path, place: 'the whole template', message }] };
  }
}

/** Whether a place is another one, or lies in it. */
function isWithin(place: string, outer: string): boolean {
  return `${place}.`.startsWith(`${outer}.`);
}

function packFindings(make: PackMaker, stack: Stack, template: string): Finding[] {
  const pack = make();
  const explained = new Map(violations(make({ verbose: true }), stack).map(({ ruleName, description }) => [ruleName, description]));
  return violations(pack, stack).flatMap(({ ruleName, description, violatingResources }) => {
    const [, rule = ruleName, property = ''] = /^([^[]+)\[(.*)\]$/s.exec(ruleName) ?? [];
    const own = ML_RULES.find(({ name }) => rule === `MlSecurity-${name}`);
    return violatingResources.map(({ constructPath }) => ({
      pack: pack.name,
      rule,
      template,
      resource: constructPath?.split('/').at(-1) ?? '',
      property,
      message: own?.info ?? description,
      // cdk-nag says what should be in its explanation, behind what is wrong.
      fix: own?.fix ?? explained.get(ruleName)?.slice(description.length).trim() ?? '',
    }));
  });
}

function violations(pack: NagPack, stack: Stack): ReturnType<NagPack['validateScope']>['violations'] {
  return pack.validateScope(stack).violations;
}
