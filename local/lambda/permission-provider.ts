import type { ResourceProvider } from '../core/resource-provider';
import { qualifiedArn } from './function-config';
import { functionReference } from './function-reference';
import { functionsOf } from './function-registry';
import type { Permission } from './permission';
import { PERMISSION_FIELDS, permissionStatement } from './permission';

const PROPERTIES = ['FunctionName', ...PERMISSION_FIELDS];

/** `AWS::Lambda::Permission`: one statement of the resource policy of a function, version or alias. */
export const permissionProvider: ResourceProvider = {
  type: 'AWS::Lambda::Permission',
  properties: PROPERTIES,
  replaceOn: PROPERTIES,
  create: (properties, context) => {
    const { cloud } = context;
    const sid = context.physicalName(100);
    const { function: of, config, qualifier } = functionsOf(cloud).target(String(properties.FunctionName));
    of.addStatement(qualifier, sid, permissionStatement(cloud, sid, qualifiedArn(config, qualifier), properties as unknown as Permission));
    return Promise.resolve({ physicalId: sid, attributes: { Id: sid } });
  },
  delete: (sid, properties, { cloud }) => {
    const { name, qualifier } = functionReference(String(properties.FunctionName));
    if (functionsOf(cloud).has(name)) {
      functionsOf(cloud).get(name).removeStatement(qualifier, sid);
    }
    return Promise.resolve();
  },
};
