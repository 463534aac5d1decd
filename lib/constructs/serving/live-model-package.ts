import { CfnCondition, CfnOutput, CfnParameter, Fn } from 'aws-cdk-lib/core';
import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { NO_MODEL } from '../../../lambda/shared/no-model';
import { LIVE_OUTPUTS, MODEL_PACKAGE_PARAMETER } from '../../config/names';

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
    const parameter = new CfnParameter(this, 'Parameter', {
      type: 'AWS::SSM::Parameter::Value<String>',
      default: props.parameterName,
      description: 'SSM parameter with the ARN of the model package to serve, or none',
    });
    // The promotion names the parameter when it updates the stack.
    parameter.overrideLogicalId(MODEL_PACKAGE_PARAMETER);
    this.arn = parameter.valueAsString;
    this.exists = new CfnCondition(this, 'Exists', { expression: Fn.conditionNot(Fn.conditionEquals(this.arn, NO_MODEL)) });
  }

  /** Publishes the endpoint config's name, and the package it serves, as outputs of the stack: they change when an update is complete. */
  public publish(endpointConfigName: string): void {
    new CfnOutput(this, 'ModelPackage', { value: this.arn }).overrideLogicalId(LIVE_OUTPUTS.modelPackageArn);
    new CfnOutput(this, 'EndpointConfig', { value: endpointConfigName, condition: this.exists }).overrideLogicalId(
      LIVE_OUTPUTS.endpointConfigName,
    );
  }

  /** Makes resources exist only while there is a model package. */
  public require(...resources: CfnResource[]): void {
    for (const resource of resources) {
      resource.cfnOptions.condition = this.exists;
    }
  }
}
