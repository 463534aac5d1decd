import { CfnOutput, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib/core';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

const REPORT = `exports.handler = async () => ({ currency: process.env.CURRENCY, zones: process.env.ZONES.split(','), region: process.env.AWS_REGION });`;

/** Tools that know no account or region. */
export class ToolsStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const zones = new CfnParameter(this, 'Zones', { type: 'CommaDelimitedList', default: 'north, south' });
    const report = new Function(this, 'Report', {
      functionName: 'shop-report',
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline(REPORT),
      timeout: Duration.seconds(5),
      environment: {
        CURRENCY: StringParameter.valueForStringParameter(this, '/shop/currency'),
        ZONES: Fn.join(',', zones.valueAsList),
      },
    });
    new CfnOutput(this, 'ReportArn', { value: report.functionArn });
  }
}
