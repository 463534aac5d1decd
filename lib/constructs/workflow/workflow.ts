import { ArnFormat, Duration, Stack } from 'aws-cdk-lib/core';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Grant, IGrantable, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { RunbookName } from '../alerting/runbook';
import { alarmDescription } from '../alerting/runbook';
import type { FunctionHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { RolePolicy } from '../security/role-policy';
import { WorkloadRole } from '../security/workload-role';
import type { Definition } from './states';

/** Properties for defining a `Workflow`. */
export interface WorkflowProps {
  /** Key, shared policy and alert topic. */
  readonly host: FunctionHost;
  /** What the state machine does, in a few words. */
  readonly description: string;
  /** What to do when an execution fails. */
  readonly runbook: RunbookName;
  /** States, in JSONata. */
  readonly definition: Definition;
  /**
   * Functions that the states invoke.
   *
   * @default - none
   */
  readonly functions?: IFunction[];
  /**
   * Longest execution.
   *
   * @default Duration.hours(1)
   */
  readonly timeout?: Duration;
}

/** A standard state machine with its own role, full encrypted log, tracing, and an alarm when an execution fails. */
export class Workflow extends Construct implements IGrantable {
  /** The state machine. */
  public readonly stateMachine: IStateMachine;
  /** Principal of the state machine's role; grants go into its managed policy. */
  public readonly grantPrincipal: IPrincipal;
  private readonly name: string;
  private readonly role: WorkloadRole;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { host } = props;
    const timeout = props.timeout ?? Duration.hours(1);
    const role = new WorkloadRole(this, 'Role', {
      service: 'states.amazonaws.com',
      description: props.description,
      managedPolicies: [host.unscopablePolicy],
      existing: host.existingRoles,
    });
    const logGroup = new LogGroup(this, 'Logs', { encryptionKey: host.encryptionKey, retention: RetentionDays.ONE_YEAR });
    const stateMachine = new StateMachine(this, 'Resource', {
      definitionBody: DefinitionBody.fromString(
        Stack.of(this).toJsonString({
          Comment: props.description,
          QueryLanguage: 'JSONata',
          TimeoutSeconds: timeout.toSeconds(),
          ...props.definition,
        }),
      ),
      role: role.role,
      tracingEnabled: true,
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: true },
    });
    stateMachine.node.addDependency(role);
    if (props.functions !== undefined) {
      allow(
        role,
        ['lambda:InvokeFunction'],
        props.functions.map((fn) => fn.functionArn),
      );
    }
    stateMachine
      .metricFailed({ period: Duration.minutes(5) })
      .createAlarm(this, 'Failed', {
        alarmDescription: alarmDescription(`${props.description}: an execution failed`, props.runbook),
        threshold: 1,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      .addAlarmAction(new SnsAction(host.alertTopic));

    this.name = stateMachine.stateMachineName;
    this.role = role;
    this.stateMachine = stateMachine;
    this.grantPrincipal = role.grantPrincipal;
  }

  /** Allows to start, list, watch and stop executions. */
  public grantRun(grantee: IGrantable): Grant {
    const executions = allow(grantee, ['states:DescribeExecution', 'states:StopExecution'], [this.executionArn(':*')]);
    return allow(grantee, ['states:StartExecution', 'states:ListExecutions'], [this.stateMachine.stateMachineArn]).combine(executions);
  }

  /** Allows to take up failed executions where they failed. */
  public grantRedrive(grantee: IGrantable): Grant {
    return allow(grantee, ['states:RedriveExecution'], [this.executionArn(':*')]);
  }

  /** Allows another state machine to run this one as a task and wait for its end. */
  public grantNestedRun(grantee: Workflow): void {
    allow(grantee, ['states:StartExecution'], [this.stateMachine.stateMachineArn]);
    allow(grantee, ['states:DescribeExecution', 'states:StopExecution'], [this.executionArn(':*')]);
    grantee.allowCompletionRule('StepFunctionsGetEventsForStepFunctionsExecutionRule');
  }

  /** Allows the rule that Step Functions keeps per kind of job, by which it learns of the jobs' ends. */
  public allowCompletionRule(name: string): void {
    const rule = Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName: name });
    allow(this, ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'], [rule]);
  }

  /**
   * Allows the state machine to run its own distributed maps; a policy apart, because it names the state machine.
   *
   * @param redrive and to run only the failed items again when an execution is taken up
   */
  public allowMapRuns(redrive = false): void {
    const item = ['states:DescribeExecution', 'states:StopExecution', ...(redrive ? ['states:RedriveExecution'] : [])];
    const { role, existing } = this.role;
    new RolePolicy(this, 'MapRuns', {
      description: 'Runs the distributed maps of the state machine',
      role,
      existing,
      statements: [
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [this.stateMachine.stateMachineArn] }),
        new PolicyStatement({ actions: item, resources: [this.executionArn('/*')] }),
      ],
    });
  }

  private executionArn(suffix: string): string {
    return Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      resourceName: `${this.name}${suffix}`,
    });
  }
}
