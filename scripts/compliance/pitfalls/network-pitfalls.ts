import type { Lesson } from './lesson';
import { tested } from './lesson';

const TEMPLATE = 'lib/stacks/every-template.test.ts';

/** Networks, and the end of stacks. */
export const NETWORK_PITFALLS: readonly Lesson[] = [
  tested(
    19,
    'Network interfaces outlive endpoints, and deleting the VPC fails.',
    'The VPC is alone in a stack that lives long; the order of tearing down is documented and tested.',
    [TEMPLATE, 'pitfall 19: network interfaces outlive what uses them, so the VPC is alone in its stack'],
  ),
  tested(20, 'A Studio domain leaves its file system, and its apps block the deletion.', 'There is no Studio domain.', [
    TEMPLATE,
    'pitfalls 20, 25 and 26: there is no Studio domain, no monitoring schedule and no job definition',
  ]),
  tested(21, 'A group of model packages can not be deleted while it holds some.', 'It is retained.', [
    TEMPLATE,
    'pitfall 21: what holds data or history is retained',
  ]),
  tested(
    22,
    'Aliases and log groups with fixed names that were retained block the next deployment.',
    'Keys have no alias; log groups have generated names, but for one that SageMaker names, which goes with its stack.',
    [TEMPLATE, 'pitfall 22: no key has an alias, which would outlive its stack and block the next'],
    ['lib/constructs/serving/endpoint-role.test.ts', 'pitfall 22: the log group that SageMaker names is encrypted and goes with its stack'],
  ),
  tested(23, 'An isolated container or subnet misses an endpoint of a service.', 'The endpoints follow from what functions call.', [
    'lib/constructs/network/endpoint-services.test.ts',
    'pitfall 23: there is an endpoint for each service that a function calls, and for no other',
  ]),
  tested(
    24,
    'Service control policies deny what custom resources do, such as LogRetention.',
    'There is no custom resource; log groups are declared.',
    [TEMPLATE, 'pitfall 24: nothing runs at deployment that is not in the templates: no custom resource'],
    [TEMPLATE, 'pitfall 24: each writes to a log group of its own template, under a key and for a limited time'],
  ),
];
