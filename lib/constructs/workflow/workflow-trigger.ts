import type { EventPattern, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { DeadLetterQueue } from '../compute/dead-letter-queue';
import type { FunctionHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { WorkloadRole } from '../security/workload-role';

/** Properties for defining a `WorkflowTrigger`. */
export interface WorkflowTriggerProps {
  /** Where functions run: network, key, alerts. */
  readonly host: FunctionHost;
  /** What is started. */
  readonly stateMachine: IStateMachine;
  /** What happened when the state machine starts, in a few words. */
  readonly description: string;
  /**
   * Events that start an execution.
   *
   * @default - none
   */
  readonly eventPattern?: EventPattern;
  /**
   * Times at which an execution starts.
   *
   * @default - none
   */
  readonly schedule?: Schedule;
  /**
   * Input of the execution.
   *
   * @default - the event
   */
  readonly input?: RuleTargetInput;
}

/** Starts a state machine on events or on a schedule, under a role of its own; what can't be delivered waits in an alarmed queue. */
export class WorkflowTrigger extends Construct {
  constructor(scope: Construct, id: string, props: WorkflowTriggerProps) {
    super(scope, id);
    const { host, stateMachine, description, eventPattern, schedule, input } = props;
    const role = new WorkloadRole(this, 'Role', { service: 'events.amazonaws.com', description, existing: host.existingRoles });
    const { queue } = new DeadLetterQueue(this, 'Undelivered', { host });
    const rule = new Rule(this, 'Resource', {
      description,
      eventPattern,
      schedule,
      targets: [new SfnStateMachine(stateMachine, { role: role.role, deadLetterQueue: queue, input })],
    });
    rule.node.addDependency(role);
    allow(role, ['states:StartExecution'], [stateMachine.stateMachineArn]);
  }
}
