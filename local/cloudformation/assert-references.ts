import { AwsError } from '../core/aws-error';
import { dependenciesOf, references } from './dependencies';
import type { Template } from './template';

/** Throws `ValidationError` for names that a template refers to and does not declare. */
export function assertReferences(template: Template): void {
  const declared = new Set([...Object.keys(template.Parameters ?? {}), ...Object.keys(template.Resources)]);
  const blocks = {
    Resources: Object.values(template.Resources).flatMap(dependenciesOf),
    Outputs: references(template.Outputs),
  };
  for (const [block, names] of Object.entries(blocks)) {
    const unknown = [...new Set(names)].filter((name) => !declared.has(name) && !name.startsWith('AWS::'));
    if (unknown.length > 0) {
      throw new AwsError(
        'ValidationError',
        `Template format error: Unresolved resource dependencies [${unknown.join(', ')}] in the ${block} block of the template`,
      );
    }
  }
}
