import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import { NotEmulated } from '../core/aws-error';
import type { Properties } from '../core/resource-provider';
import type { Workflow } from './asl';
import { isObject } from './json';
import type { Logging, StateMachine } from './state-machine';
import { callsOf } from './definition-calls';
import { requiredRights } from './required-rights';
import { definitionProblems } from './validate-definition';

/** The state machines by their ARN. */
export class StateMachines {
  private readonly byArn = new Map<string, StateMachine>();

  constructor(private readonly cloud: Cloud) {}

  get(arn: string): StateMachine | undefined {
    return this.byArn.get(arn);
  }

  all(): StateMachine[] {
    return [...this.byArn.values()];
  }

  /** Creates or replaces a state machine from its resource's properties. Throws an error that lists all that is wrong with the definition. */
  put(name: string, properties: Properties): StateMachine {
    const definition = readDefinition(properties);
    const problems = definitionProblems(definition);
    if (problems.length > 0) {
      throw new Error(`Invalid State Machine Definition of ${name}: ${problems.join('; ')}`);
    }
    this.assertEmulated(definition);
    const arn = this.cloud.arn('states', `stateMachine:${name}`);
    const machine: StateMachine = {
      ...{ arn, name, definition, revisionId: randomUUID() },
      type: properties.StateMachineType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
      roleArn: properties.RoleArn as string,
      logging: readLogging(properties.LoggingConfiguration),
      creationDate: this.byArn.get(arn)?.creationDate ?? this.cloud.clock.date(),
    };
    this.assertRights(machine);
    this.byArn.set(arn, machine);
    return machine;
  }

  remove(arn: string): void {
    this.byArn.delete(arn);
  }

  private assertEmulated(definition: Workflow): void {
    for (const { state, resource } of callsOf(definition)) {
      const { service, operation } = resource;
      if (!this.cloud.service(service.signingName)?.operations[operation]) {
        throw new NotEmulated(`${service.signingName}:${operation}, which the state '${state}' calls`);
      }
    }
  }

  /** AWS refuses a state machine whose role can't do what its logging and its managed rules need. */
  private assertRights(machine: StateMachine): void {
    const caller = this.cloud.ports.callerFor(machine.roleArn, 'states.amazonaws.com', 'CreateStateMachine', machine.arn);
    for (const request of requiredRights(this.cloud, machine)) {
      this.cloud.ports.authorize(caller, request);
    }
  }
}

function readDefinition({ Definition, DefinitionString, DefinitionSubstitutions }: Properties): Workflow {
  const text = DefinitionString === undefined ? JSON.stringify(Definition) : String(DefinitionString);
  const substitutions = (DefinitionSubstitutions ?? {}) as Readonly<Record<string, unknown>>;
  const replaced = text.replace(/\$\{(\w+)\}/g, (placeholder, key: string) =>
    Object.hasOwn(substitutions, key) ? JSON.stringify(String(substitutions[key])).slice(1, -1) : placeholder,
  );
  return JSON.parse(replaced) as Workflow;
}

function readLogging(configuration: unknown): Logging {
  const settings = isObject(configuration) ? configuration : {};
  const destinations = (settings.Destinations ?? []) as readonly { readonly CloudWatchLogsLogGroup?: { readonly LogGroupArn?: string } }[];
  const arn = destinations[0]?.CloudWatchLogsLogGroup?.LogGroupArn;
  return {
    level: (settings.Level as Logging['level'] | undefined) ?? 'OFF',
    includeExecutionData: settings.IncludeExecutionData === true,
    // arn:aws:logs:<region>:<account>:log-group:<name>:*
    group: arn?.split(':')[6],
    configuration: settings,
  };
}
