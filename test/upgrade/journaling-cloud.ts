import { createCloudFormation } from '../../local/cloudformation/service';
import type { Template } from '../../local/cloudformation/template';
import type { Cloud } from '../../local/core/cloud';
import type { Provisioned, ResourceProvider } from '../../local/core/resource-provider';
import { parameterProvider } from '../../local/ssm/parameter-provider';
import { createSsm } from '../../local/ssm/service';
import { testCloud } from '../local/test-cloud';

/** A cloud with CloudFormation and SSM whose other resources only write down what is done to them, for example `update AWS::SageMaker::Model`. */
export function journalingCloud({ Resources }: Template): Cloud & { readonly journal: string[] } {
  const cloud = testCloud();
  const journal: string[] = [];
  const definitions = Object.values(Resources);
  const types = [...new Set(definitions.map(({ Type }) => Type))];
  cloud.addService(createCloudFormation());
  cloud.addService(createSsm());
  cloud.addProviders([
    parameterProvider(cloud),
    ...types.map((type) => {
      const properties = definitions.filter(({ Type }) => Type === type).flatMap(({ Properties = {} }) => Object.keys(Properties));
      return journalingProvider(type, properties, journal);
    }),
  ]);
  return Object.assign(cloud, { journal });
}

/** A template that exports every name that `template` imports. */
export function exportsFor(template: Template): Template {
  const names = new Set([...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name));
  const outputs = [...names].map((Name, index) => [`Output${index}`, { Value: `value-${index}`, Export: { Name } }]);
  return {
    Resources: { One: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: '1' } } },
    Outputs: Object.fromEntries(outputs) as Template['Outputs'],
  };
}

function journalingProvider(type: string, properties: readonly string[], journal: string[]): ResourceProvider {
  const done = (what: string, physicalId: string): Promise<Provisioned> => {
    journal.push(`${what} ${type}`);
    return Promise.resolve({ physicalId, attributes: { Arn: `arn:${physicalId}`, ModelName: physicalId, EndpointConfigName: physicalId } });
  };
  return {
    type,
    properties,
    create: (_properties, { logicalId }) => done('create', logicalId),
    update: (physicalId) => done('update', physicalId),
    delete: async (physicalId) => {
      await done('delete', physicalId);
    },
  };
}
