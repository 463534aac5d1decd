import { CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib/core';
import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NO_MODEL } from '../../config/names';

/** Properties for defining a `LiveModelPackage`. */
export interface LiveModelPackageProps {
  /** Name of the SSM parameter with the model package ARN, or `none`. */
  readonly parameterName: string;
}

/**
 * The model package that the stack serves.
 *
 * CloudFormation reads the SSM parameter again on every create and update, so neither a promotion nor an infrastructure deploy
 * needs the ARN as an argument, and none can lose it.
 */
export class LiveModelPackage extends Construct {
  /** Resolved ARN of the model package, or `none`. */
  public readonly arn: string;
  private readonly exists: CfnCondition;

  constructor(scope: Construct, id: string, props: LiveModelPackageProps) {
    super(scope, id);
    const parameter = new CfnParameter(Stack.of(this), 'ModelPackageArn', {
      type: 'AWS::SSM::Parameter::Value<String>',
      default: props.parameterName,
      description: 'SSM parameter with the ARN of the model package to serve, or none',
    });
    this.arn = parameter.valueAsString;
    this.exists = new CfnCondition(Stack.of(this), 'HasModel', { expression: Fn.conditionNot(Fn.conditionEquals(this.arn, NO_MODEL)) });
  }

  /** Makes resources exist only while there is a model package. */
  public require(...resources: CfnResource[]): void {
    for (const resource of resources) {
      resource.cfnOptions.condition = this.exists;
    }
  }
}
