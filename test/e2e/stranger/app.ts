import { App } from 'aws-cdk-lib/core';
import { DataStack } from './data-stack';
import { OrdersStack } from './orders-stack';
import { ShippingStack } from './shipping-stack';
import { ToolsStack } from './tools-stack';

/** A shop as anybody would write it with the CDK: nothing in it knows of local mode. */
export function synthesizeShop(outdir: string): string {
  const app = new App({ outdir, analyticsReporting: true, builtinCloudFormationValidation: false });
  const env = { account: '111122223333', region: 'eu-west-1' };
  const data = new DataStack(app, 'ShopData', { env });
  const { orders, labels, news } = data;
  new OrdersStack(app, 'ShopOrders', { env, orders });
  new ShippingStack(app, 'ShopShipping', { env, orders, labels, news });
  // Its parameter is a name only, so the CDK can't know that it needs the other stack.
  new ToolsStack(app, 'ShopTools').addStackDependency(data);
  return app.synth().directory;
}
