import type { StackProps } from 'aws-cdk-lib/core';
import { CrossStackReferences, CustomResource, Duration, ReferenceStrength, Stack } from 'aws-cdk-lib/core';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId, Provider } from 'aws-cdk-lib/custom-resources';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput, EventField } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Choice, Condition, DefinitionBody, JsonPath, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue, DynamoUpdateItem, LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { join } from 'node:path';

/** Properties for defining a `ShippingStack`. */
export interface ShippingStackProps extends StackProps {
  readonly orders: ITable;
  readonly labels: IBucket;
  readonly news: ITopic;
}

const PRICE = `exports.handler = async ({ id }) => ({ id, price: id.length });`;
const SEED = `exports.onEvent = async (event) => {
  console.log(event.RequestType);
  return { PhysicalResourceId: 'tariff-' + event.ResourceProperties.Country, Data: { Tariff: event.ResourceProperties.Country + '-standard' } };
};
exports.isComplete = async (event) => ({ IsComplete: true, Data: { Checked: 'yes' } });`;

/** Ships what was ordered. */
export class ShippingStack extends Stack {
  constructor(scope: Construct, id: string, { orders, labels, news, ...props }: ShippingStackProps) {
    super(scope, id, props);
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    const ship = new StateMachine(this, 'Ship', {
      definitionBody: DefinitionBody.fromFile(join(__dirname, 'functions', 'shipping', 'shipping.asl.json')),
      definitionSubstitutions: { Bucket: labels.bucketName, Topic: news.topicArn, Partition: this.partition },
    });
    labels.grantPut(ship);
    news.grantPublish(ship);

    const price = new Function(this, 'Price', { runtime: Runtime.NODEJS_LATEST, handler: 'index.handler', code: Code.fromInline(PRICE) });
    const startShipping = new StepFunctionsStartExecution(this, 'StartShipping', {
      stateMachine: ship,
      integrationPattern: IntegrationPattern.RUN_JOB,
      resultPath: '$.shipping',
    });
    const markShipped = new DynamoUpdateItem(this, 'MarkShipped', {
      table: orders,
      key: { id: DynamoAttributeValue.fromString(JsonPath.stringAt('$.id')) },
      updateExpression: 'SET #s = :s',
      expressionAttributeNames: { '#s': 'status' },
      expressionAttributeValues: { ':s': DynamoAttributeValue.fromString('shipped') },
      resultPath: JsonPath.DISCARD,
    });
    const definition = new LambdaInvoke(this, 'AskPrice', { lambdaFunction: price, payloadResponseOnly: true }).next(
      new Choice(this, 'Cheap?')
        .when(Condition.numberGreaterThan('$.price', 20), new Pass(this, 'AskHuman'))
        .otherwise(startShipping.next(markShipped)),
    );
    const fulfil = new StateMachine(this, 'Fulfil', {
      definitionBody: DefinitionBody.fromChainable(definition),
      timeout: Duration.minutes(5),
    });
    new Rule(this, 'OnOrder', {
      eventPattern: { source: ['shop'], detailType: ['Order Placed'] },
      targets: [new SfnStateMachine(fulfil, { input: RuleTargetInput.fromObject({ id: EventField.fromPath('$.detail.id') }) })],
    });
    this.addTariff();
    this.addGreeting();
  }

  /** A custom resource whose work takes a while. */
  private addTariff(): void {
    const code = Code.fromInline(SEED);
    const provider = new Provider(this, 'Tariffs', {
      onEventHandler: new Function(this, 'OnTariff', { runtime: Runtime.NODEJS_22_X, handler: 'index.onEvent', code }),
      isCompleteHandler: new Function(this, 'IsTariffReady', { runtime: Runtime.NODEJS_22_X, handler: 'index.isComplete', code }),
      queryInterval: Duration.seconds(1),
    });
    const tariff = new CustomResource(this, 'Tariff', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::Tariff',
      properties: { Country: 'IE' },
    });
    new StringParameter(this, 'TariffName', { parameterName: '/shop/tariff', stringValue: tariff.getAttString('Tariff') });
  }

  /** A call of AWS's API as a resource. */
  private addGreeting(): void {
    const call = {
      service: 'SSM',
      action: 'putParameter',
      parameters: { Name: '/shop/greeting', Value: 'hello', Type: 'String', Overwrite: true },
      physicalResourceId: PhysicalResourceId.of('/shop/greeting'),
    };
    new AwsCustomResource(this, 'Greeting', {
      onUpdate: call,
      onDelete: { service: 'SSM', action: 'deleteParameter', parameters: { Name: '/shop/greeting' } },
      policy: AwsCustomResourcePolicy.fromSdkCalls({
        resources: [this.formatArn({ service: 'ssm', resource: 'parameter/shop/greeting' })],
      }),
      installLatestAwsSdk: false,
    });
  }
}
