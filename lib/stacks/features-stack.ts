import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { pascalCase } from '../config/names';
import type { PlatformConfig } from '../config/platform-config';
import type { PlatformHost } from '../constructs/compute/platform-host';
import { FeatureWorkflow } from '../constructs/features/feature-workflow';
import type { DomainKeys } from '../constructs/security/domain-keys';
import type { Personas } from '../constructs/security/personas';
import type { Workflow } from '../constructs/workflow/workflow';
import type { DataLakeStack } from './data-lake-stack';

/** Properties for defining a `FeaturesStack`. */
export interface FeaturesStackProps extends StackProps {
  readonly config: PlatformConfig;
  readonly host: PlatformHost;
  readonly keys: DomainKeys;
  readonly personas: Personas;
  /** Rows, tables and queries. */
  readonly dataLake: DataLakeStack;
}

/** The feature state machines of an environment's models. */
export class FeaturesStack extends Stack {
  private readonly workflows = new Map<string, FeatureWorkflow>();

  constructor(scope: Construct, id: string, props: FeaturesStackProps) {
    super(scope, id, props);
    const { config, host, keys, dataLake } = props;
    for (const model of config.models) {
      const name = pascalCase(model.name);
      const scientist = props.personas.dataScientist.permissionsIn(this);
      const features = new FeatureWorkflow(this, name, {
        host,
        model,
        catalog: dataLake.catalog,
        workgroup: dataLake.workgroup,
        zones: dataLake.zones,
        keys,
      });
      features.workflow.grantRun(scientist);
      features.grantReadScoringRows(scientist);
      this.workflows.set(model.name, features);
      new CfnOutput(this, `${name}WorkflowArn`, { value: features.workflow.stateMachine.stateMachineArn });
    }
  }

  /** The workflow of a model; throws when the environment has no such model. */
  public workflowOf(model: string): Workflow {
    const found = this.workflows.get(model);
    if (found === undefined) {
      throw new Error(`model must be one of the environment's, got ${model}`);
    }
    return found.workflow;
  }
}
