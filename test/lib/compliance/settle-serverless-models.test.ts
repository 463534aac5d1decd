import { CfnResource } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import { settleServerlessModels } from '../../../lib/compliance/settle-serverless-models';
import { acknowledgementsBelow } from '../../../lib/compliance/acknowledgements';
import { testStack } from '../../stack';
import { ENDPOINT_CONFIG, MODEL, SERVERLESS_CONFIG } from './ml/compliant';
import type { Fixture } from './ml/fixture';
import { changed } from './ml/fixture';

const BARE_MODEL = changed(MODEL, { EnableNetworkIsolation: undefined, VpcConfig: undefined });

function settled(resources: Readonly<Record<string, Fixture>>): string[] {
  const stack: Stack = testStack();
  for (const [id, { Type: type, Properties: properties }] of Object.entries(resources)) {
    new CfnResource(stack, id, { type, properties });
  }
  stack.node.findAll().forEach(settleServerlessModels);
  return acknowledgementsBelow(stack).map(({ construct, rule }) => `${construct.node.id} ${rule}`);
}

test('the network findings of a model that only serverless variants run are acknowledged', () => {
  expect(settled({ Model: BARE_MODEL, Config: SERVERLESS_CONFIG })).toEqual([
    'Model MlSecurity::MlSecurity-ModelNetworkIsolation[EnableNetworkIsolation]',
    'Model MlSecurity::MlSecurity-ModelInVpc[VpcConfig]',
  ]);
});

test.each([
  ['an instance runs', { Model: BARE_MODEL, Config: ENDPOINT_CONFIG }],
  ['an instance runs as well', { Model: BARE_MODEL, Config: SERVERLESS_CONFIG, Other: ENDPOINT_CONFIG }],
  ['nothing runs', { Model: BARE_MODEL }],
  ['has no findings', { Model: MODEL, Config: SERVERLESS_CONFIG }],
])('nothing is acknowledged of a model that %s', (_, resources) => {
  expect(settled(resources)).toEqual([]);
});
