import type { Lesson } from './lesson';
import { tested } from './lesson';

const TEMPLATE = 'lib/stacks/every-template.test.ts';

/** CloudFormation and the CDK. */
export const CLOUDFORMATION_PITFALLS: readonly Lesson[] = [
  tested(
    25,
    'Generated names of monitoring job definitions are not ready for their schedule.',
    'Model Monitor is closed to new customers: our own engine runs on a schedule of EventBridge.',
    [TEMPLATE, 'pitfalls 20, 25 and 26: there is no Studio domain, no monitoring schedule and no job definition'],
  ),
  tested(26, 'Inline and named definitions of monitoring drift apart.', 'There are none.', [
    TEMPLATE,
    'pitfalls 20, 25 and 26: there is no Studio domain, no monitoring schedule and no job definition',
  ]),
  tested(
    27,
    'Exports between stacks lock what must change.',
    'Only what lives long is exported; a version is read from an SSM parameter.',
    [TEMPLATE, 'pitfall 27: no stack exports what a promotion replaces'],
    ['lib/stacks/batch-inference-stack.test.ts', 'a change of the engine does not find its export in use'],
  ),
  tested(28, 'Look-ups at synthesis need credentials, and put placeholders into templates.', 'Ids come from config.', [
    TEMPLATE,
    'pitfall 28: nothing is looked up in an account',
  ]),
  tested(
    29,
    'One acknowledgement silences a rule everywhere.',
    "A helper acknowledges one finding of one resource; a sibling's violation still fails.",
    ['lib/compliance/compliance-plugins.test.ts', 'pitfall 29: an acknowledgement covers its own construct and no other'],
    ['lib/compliance/acknowledgement-problems.test.ts', "one that hides a sibling's violation"],
    ['lib/compliance/compliance-plugins.test.ts', 'a queue without encryption in transit and dead letters fails the synthesis'],
  ),
  tested(
    30,
    'What is there once per account is deployed twice.',
    'Nothing of the kind is in the templates; budgets carry the name of their environment.',
    [TEMPLATE, 'pitfall 30: nothing is there once per account, which a second deployment would fight over'],
    [TEMPLATE, 'pitfall 30: budgets of one account have names and tags of their environment'],
  ),
];
