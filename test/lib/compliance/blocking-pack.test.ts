import type { CfnResource } from 'aws-cdk-lib/core';
import { Stack, Validations } from 'aws-cdk-lib/core';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { BlockingPack } from '../../../lib/compliance/blocking-pack';
import { testApp } from '../../app';

/** Warns of every queue. */
class QueuePack extends NagPack {
  public readonly name = 'Queues';

  constructor() {
    super();
    this.packName = this.name;
  }

  protected checkResource(node: CfnResource): void {
    const rule = () => (node instanceof CfnQueue ? NagRuleCompliance.NON_COMPLIANT : NagRuleCompliance.NOT_APPLICABLE);
    this.applyRule({ ruleSuffixOverride: 'NoQueue', info: 'a queue', explanation: 'none', level: NagMessageLevel.WARN, rule, node });
  }
}

/** Synthesizes two queues of which one is acknowledged; the other's warning is left. */
function synthesis(plugin: QueuePack | BlockingPack): () => unknown {
  const app = testApp();
  const stack = new Stack(app, 'Stack');
  Validations.of(app).addPlugins(plugin);
  new CfnQueue(stack, 'Left');
  Validations.of(new CfnQueue(stack, 'Acknowledged')).acknowledge({ id: 'Queues::Queues-NoQueue', reason: 'for this test' });
  return () => {
    app.synth();
    return process.exitCode;
  };
}

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

test('a warning that is left fails the synthesis', () => {
  const synth = synthesis(new BlockingPack(new QueuePack()));
  const failed = (): boolean => {
    try {
      return synth() === 1;
    } catch {
      return true;
    }
  };
  expect(failed()).toBe(true);
});

test('without it the same warning passes, beside one that is acknowledged', () => {
  expect(synthesis(new QueuePack())()).toBeUndefined();
});
