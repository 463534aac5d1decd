import { randomUUID } from 'node:crypto';
import type { Cloud } from '../core/cloud';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Properties } from '../core/resource-provider';
import type { Workflow } from './asl';
import { isObject } from './json';
import type { Logging, StateMachine } from './state-machine';
import { callsOf } from './definition-calls';
import { assertDefinitionSize, assertName } from './request-limits';
import { requiredRights } from './required-rights';
import { describeDiagnostics } from './diagnostics';
import { validateDefinition } from './validate-definition';

/** The state machines by their ARN. */
export class StateMachines {
  private readonly byArn = new Map<string, StateMachine>();
  private readonly tagsByArn = new Map<string, Map<string, string>>();

  constructor(private readonly cloud: Cloud) {}

  get(arn: string): StateMachine | undefined {
    return this.byArn.get(arn);
  }

  all(): StateMachine[] {
    return [...this.byArn.values()];
  }

  /** Creates or replaces a state machine from its resource's properties. Throws an error that lists all that is wrong with the definition. */
  put(name: string, properties: Properties): StateMachine {
    const text = definitionText(properties);
    const type = properties.StateMachineType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
    assertName(name);
    assertDefinitionSize(text);
    const diagnostics = validateDefinition(text, type);
    if (diagnostics.length > 0) {
      throw new AwsError('InvalidDefinition', describeDiagnostics(diagnostics));
    }
    const definition = JSON.parse(text) as Workflow;
    this.assertEmulated(definition);
    const arn = this.cloud.arn('states', `stateMachine:${name}`);
    const updateDate = this.cloud.clock.date();
    const machine: StateMachine = {
      ...{ arn, name, definition, text, type, updateDate, revisionId: randomUUID() },
      roleArn: properties.RoleArn as string,
      logging: readLogging(properties.LoggingConfiguration),
      creationDate: this.byArn.get(arn)?.creationDate ?? updateDate,
    };
    this.assertRights(machine);
    this.byArn.set(arn, machine);
    if (Array.isArray(properties.Tags)) {
      const tags = properties.Tags as readonly { readonly Key: string; readonly Value: string }[];
      this.tagsByArn.set(arn, new Map(tags.map(({ Key, Value }) => [Key, Value])));
    }
    return machine;
  }

  remove(arn: string): void {
    this.byArn.delete(arn);
    this.tagsByArn.delete(arn);
  }

  /** The tags of a state machine, by their keys. */
  tags(arn: string): Map<string, string> {
    const tags = this.tagsByArn.get(arn) ?? new Map<string, string>();
    this.tagsByArn.set(arn, tags);
    return tags;
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

function definitionText({ Definition, DefinitionString, DefinitionSubstitutions }: Properties): string {
  const text = DefinitionString === undefined ? JSON.stringify(Definition) : String(DefinitionString);
  const substitutions = (DefinitionSubstitutions ?? {}) as Readonly<Record<string, unknown>>;
  return text.replace(/\$\{(\w+)\}/g, (placeholder, key: string) =>
    Object.hasOwn(substitutions, key) ? JSON.stringify(String(substitutions[key])).slice(1, -1) : placeholder,
  );
}

function readLogging(configuration: unknown): Logging {
  const settings = isObject(configuration) ? configuration : {};
  const destinations = (settings.Destinations ?? []) as readonly { readonly CloudWatchLogsLogGroup?: { readonly LogGroupArn?: string } }[];
  const arn = destinations[0]?.CloudWatchLogsLogGroup?.LogGroupArn;
  const level = (settings.Level as Logging['level'] | undefined) ?? 'OFF';
  if (level !== 'OFF' && (arn === undefined || destinations.length > 1)) {
    throw new AwsError('InvalidLoggingConfiguration', 'Invalid Logging Configuration: Must specify exactly one Log Destination.');
  }
  return {
    level,
    includeExecutionData: settings.IncludeExecutionData === true,
    // arn:aws:logs:<region>:<account>:log-group:<name>:*
    group: arn?.split(':')[6],
    groupArn: arn,
    configuration: settings,
  };
}
