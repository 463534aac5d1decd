import { ENVIRONMENTS } from '../../scripts/compliance/permissions/environments';
import type { StagePolicies } from '../../scripts/compliance/permissions/stage-policies';
import { stagePolicies } from '../../scripts/compliance/permissions/stage-policies';
import type { Template } from '../../scripts/compliance/permissions/template';
import { everyTemplate } from '../every-template';

/** The policies of both environments, by the environment's name. */
export function everyStage(): (readonly [string, StagePolicies])[] {
  return ENVIRONMENTS.map((environment) => {
    const templates = everyTemplate().filter(({ stack }) => stack.startsWith(`${environment.stage}-`));
    const stacks = templates.map((template) => ({ name: template.stack, template: template as unknown as Template }));
    return [environment.name, stagePolicies(environment, stacks)];
  });
}
