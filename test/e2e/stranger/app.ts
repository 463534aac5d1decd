import { App } from 'aws-cdk-lib/core';
import { DataStack } from './data-stack';
import { OrdersStack } from './orders-stack';
import { ShippingStack } from './shipping-stack';
import { ToolsStack } from './tools-stack';

/** A shop as anybody would write it with the CDK: nothing in it knows of local mode. */
export function synthesizeShop(outdir: string): string {
  const app = new App({ outdir, analyticsReporting: true });
  const env = { account: '111122223333', region: 'eu-west-1' };
  const { orders, labels, news } = new DataStack(app, 'ShopData', { env });
  new OrdersStack(app, 'ShopOrders', { env, orders });
  new ShippingStack(app, 'ShopShipping', { env, orders, labels, news });
  new ToolsStack(app, 'ShopTools');
  return app.synth().directory;
}
