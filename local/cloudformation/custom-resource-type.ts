/** The type of a custom resource that has no name of its own. */
export const CUSTOM_RESOURCE = 'AWS::CloudFormation::CustomResource';

/** Whether a resource is made by a function or topic of the template's author. */
export function isCustomResource(type: string): boolean {
  return type === CUSTOM_RESOURCE || type.startsWith('Custom::');
}
