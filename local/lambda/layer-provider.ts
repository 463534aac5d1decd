import type { ResourceProvider } from '../core/resource-provider';
import type { CodeSource } from './function-code';
import { functionCode } from './function-code';
import { layersOf } from './layer-store';

const PROPERTIES = ['Content', 'LayerName'];
const RECORDED = ['CompatibleArchitectures', 'CompatibleRuntimes', 'Description', 'LicenseInfo'];

/** `AWS::Lambda::LayerVersion`: packages for functions; what AWS would unpack to `/opt` is on the paths where runtimes look for packages. */
export const layerProvider: ResourceProvider = {
  type: 'AWS::Lambda::LayerVersion',
  properties: PROPERTIES,
  recorded: RECORDED,
  replaceOn: [...PROPERTIES, ...RECORDED],
  create: async (properties, context) => {
    const { cloud } = context;
    const code = await functionCode(cloud, properties.Content as CodeSource, 'layer', context);
    const { arn } = layersOf(cloud).publish(String(properties.LayerName ?? context.physicalName(64)), code);
    return { physicalId: arn, attributes: { LayerVersionArn: arn } };
  },
  delete: (arn, _properties, { cloud }) => {
    layersOf(cloud).remove(arn);
    return Promise.resolve();
  },
};
