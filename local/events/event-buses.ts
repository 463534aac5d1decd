import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { deliver } from './deliver';
import type { BusEvent } from './event';
import type { Rule } from './rule';
import { targetInput } from './target-input';

/** The event buses of one cloud with their rules. */
export class EventBuses {
  private readonly buses = new Map<string, Map<string, Rule>>();

  constructor(private readonly cloud: Cloud) {
    this.addBus('default');
  }

  addBus(name: string): void {
    this.buses.set(name, this.buses.get(name) ?? new Map<string, Rule>());
  }

  removeBus(name: string): void {
    this.buses.delete(name);
  }

  /** The rules of a bus, given by name or ARN; throws `ResourceNotFoundException`. */
  rules(bus: string): Map<string, Rule> {
    const rules = this.buses.get(busName(bus));
    if (!rules) {
      throw new AwsError('ResourceNotFoundException', `Event bus ${busName(bus)} does not exist.`);
    }
    return rules;
  }

  rule(bus: string, name: string): Rule {
    const rule = this.rules(bus).get(name);
    if (!rule) {
      throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${busName(bus)}.`);
    }
    return rule;
  }

  /** Adds a rule; one of the same name is replaced. */
  put(rule: Rule): void {
    this.remove(rule.bus, rule.name);
    this.rules(rule.bus).set(rule.name, rule);
  }

  remove(bus: string, name: string): void {
    const rules = this.rules(bus);
    rules.get(name)?.stop();
    rules.delete(name);
  }

  /** Hands an event to every rule of a bus that matches it. */
  publish(bus: string, event: BusEvent): void {
    for (const rule of this.rules(bus).values()) {
      if (rule.enabled && rule.matches?.(event) === true) {
        this.trigger(rule, event);
      }
    }
  }

  /** Delivers an event to the targets of a rule, after the caller's own work is done. */
  trigger(rule: Rule, event: BusEvent): void {
    const { cloud } = this;
    const reserved = {
      'aws.events.rule-arn': rule.arn,
      'aws.events.rule-name': rule.name,
      'aws.events.event.ingestion-time': cloud.clock.date().toISOString(),
      'aws.events.event': event,
      'aws.events.event.json': event,
    };
    const sender = { principal: 'events.amazonaws.com', sourceArn: rule.arn, name: rule.name };
    for (const target of rule.targets) {
      const input = targetInput(target, event, reserved);
      setImmediate(() => void deliver(cloud, sender, target, input, event));
    }
  }
}

/** The event buses of a cloud. */
export const busesOf = perCloud((cloud) => new EventBuses(cloud));

/** Name of a bus from its name or ARN. */
export function busName(nameOrArn: string): string {
  return nameOrArn.split(':event-bus/').at(-1) ?? nameOrArn;
}
