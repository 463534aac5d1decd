import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Caller } from '../core/service';
import { deliver } from './deliver';
import { deliveryError } from './delivery-error';
import type { BusEvent } from './event';
import { busEvent } from './event';
import { busName, EventBus } from './event-bus';
import type { Replay } from './replay';
import type { Rule } from './rule';
import { onSchedule } from './schedule-timer';
import type { Target } from './target';
import { targetInput } from './target-input';

/** The event buses of one cloud. */
export class EventBuses {
  readonly replays = new Map<string, Replay>();
  private readonly buses = new Map<string, EventBus>();
  private readonly timers = new Map<Rule, () => void>();

  constructor(private readonly cloud: Cloud) {
    this.addBus('default');
  }

  addBus(name: string): EventBus {
    const bus = new EventBus(this.cloud, name);
    this.buses.set(name, bus);
    return bus;
  }

  removeBus(name: string): void {
    this.buses.delete(name);
  }

  find(nameOrArn: string): EventBus | undefined {
    return this.buses.get(busName(nameOrArn));
  }

  /** A bus by its name or ARN; throws `ResourceNotFoundException`. */
  bus(nameOrArn: string): EventBus {
    const bus = this.find(nameOrArn);
    if (!bus) {
      throw new AwsError('ResourceNotFoundException', `Event bus ${busName(nameOrArn)} does not exist.`);
    }
    return bus;
  }

  list(): EventBus[] {
    return [...this.buses.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  rule(bus: string, name: string): Rule {
    const rule = this.bus(bus).rules.get(name);
    if (!rule) {
      throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${busName(bus)}.`);
    }
    return rule;
  }

  /** Adds a rule; one of the same name is replaced. */
  put(rule: Rule): void {
    const { cloud } = this;
    this.remove(rule.bus, rule.name);
    this.bus(rule.bus).rules.set(rule.name, rule);
    if (rule.times) {
      const stop = onSchedule(cloud.clock, rule.times, (time) => {
        if (rule.enabled) {
          const tick = { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources: [rule.arn], time };
          this.trigger(rule, busEvent(cloud, tick));
        }
      });
      this.timers.set(rule, stop);
    }
  }

  remove(bus: string, name: string): void {
    const rules = this.bus(bus).rules;
    const rule = rules.get(name);
    if (rule) {
      rules.delete(name);
      this.timers.get(rule)?.();
      this.timers.delete(rule);
    }
  }

  /** Hands an event to the archives of a bus and to every rule that matches it; `rules` (ARNs) limits them. */
  publish(nameOrArn: string, event: BusEvent, rules?: readonly string[]): void {
    const bus = this.bus(nameOrArn);
    for (const archive of bus.archives.values()) {
      archive.offer(event);
    }
    for (const rule of bus.rules.values()) {
      if (rule.enabled && rules?.includes(rule.arn) !== false && rule.matches?.(event) === true) {
        this.trigger(rule, event);
      }
    }
  }

  /** Delivers an event to the targets of a rule, after the caller's own work is done. */
  private trigger(rule: Rule, event: BusEvent): void {
    const { cloud } = this;
    const envelope = { ...event, detail: undefined };
    const reserved = {
      'aws.events.rule-arn': rule.arn,
      'aws.events.rule-name': rule.name,
      'aws.events.event.ingestion-time': cloud.clock.date().toISOString(),
      'aws.events.event': envelope,
      'aws.events.event.json': event,
    };
    const count = (metric: string): void => {
      cloud.ports.metric({ namespace: 'AWS/Events', name: metric, dimensions: { RuleName: rule.name }, value: 1 });
    };
    const sender = { principal: 'events.amazonaws.com', sourceArn: rule.arn, name: rule.name, count };
    const letter = {
      body: () => JSON.stringify(event),
      attributes: { RULE_ARN: rule.arn },
      errorCode: (error: unknown) => deliveryError(error).code,
    };
    count('TriggeredRules');
    for (const target of rule.targets.values()) {
      const input = targetInput(target, event, reserved);
      const forward = (caller: Caller): Promise<void> => this.forward(caller, target, event);
      setImmediate(() => void deliver(cloud, { sender, target, input, event, letter, forward }));
    }
  }

  /** Hands an event as it is to another bus, with the authority of the rule's target. */
  private forward(caller: Caller, target: Target, event: BusEvent): Promise<void> {
    const bus = this.bus(target.Arn);
    this.cloud.ports.authorize(caller, {
      action: 'events:PutEvents',
      resource: bus.arn,
      context: { 'events:source': event.source, 'events:detail-type': event['detail-type'] },
      resourcePolicy: bus.policy,
    });
    this.publish(bus.name, event);
    return Promise.resolve();
  }
}

/** The event buses of a cloud. */
export const busesOf = perCloud((cloud) => new EventBuses(cloud));
