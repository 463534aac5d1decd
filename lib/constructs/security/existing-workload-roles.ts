import { Stage } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';

/** Properties for defining `ExistingWorkloadRoles`. */
export interface ExistingWorkloadRolesProps {
  /** ARN of a role by the construct path of its workload below the stage. */
  readonly arns: Readonly<Record<string, string>>;
}

/** Roles of workloads that exist, by the construct path of the workload below the stage; synthesis fails for a path without a workload. */
export class ExistingWorkloadRoles extends Construct {
  private readonly arns: ReadonlyMap<string, string>;
  private readonly workloads = new Set<string>();

  constructor(scope: Construct, id: string, props: ExistingWorkloadRolesProps) {
    super(scope, id);
    this.arns = new Map(Object.entries(props.arns));
    this.node.addValidation({
      validate: () => [...this.arns.keys()].filter((path) => !this.workloads.has(path)).map((path) => this.unknown(path)),
    });
  }

  /** ARN of the role that a workload brings; `undefined` when it gets one of its own. */
  public arnFor(workload: IConstruct): string | undefined {
    const path = pathBelowStage(workload);
    this.workloads.add(path);
    return this.arns.get(path);
  }

  private unknown(path: string): string {
    const known = [...this.workloads].sort().join(', ');
    return `existing.roles.workloads must be named by paths of workloads, got ${JSON.stringify(path)}; there are ${known}`;
  }
}

/** `Pilot/DataLake/FlightsIngestion/Ingest` -> `DataLake/FlightsIngestion/Ingest` */
function pathBelowStage(construct: IConstruct): string {
  const stage = Stage.of(construct)?.node.path ?? '';
  return construct.node.path.slice(stage === '' ? 0 : stage.length + 1);
}
