import type { Lesson } from './lesson';
import { cannotApply, tested } from './lesson';

const TEMPLATE = 'lib/stacks/every-template.test.ts';
const REALTIME = 'lib/constructs/serving/realtime-endpoint.test.ts';
const MODEL_STACKS = 'lib/model-stacks.test.ts';
const PIPELINE = 'lib/stacks/delivery-stack.test.ts';

/** Roles, keys and accounts. */
export const ACCESS_PITFALLS: readonly Lesson[] = [
  tested(
    10,
    'CreateModel checks the artefact at once, before the policy of its role is there.',
    'What uses a role waits for its policy; the Endpoint stack comes after the stack of its role.',
    ['lib/constructs/workflow/workflow.test.ts', 'pitfall 10: waits for the policy of its role'],
    ['lib/constructs/compute/platform-function.test.ts', 'is made after its policy'],
    [MODEL_STACKS, 'the endpoint is deployed after the parameter with its version and the role of its containers'],
  ),
  tested(
    11,
    'A model that crosses accounts needs four grants, and one of them is always missing.',
    'Nothing is shared: each environment trains and registers in its own account.',
    [TEMPLATE, 'pitfall 11: no template names the account of another environment, so that nothing is shared that needs four grants'],
  ),
  tested(
    12,
    'Serverless endpoints can not pull images of other accounts.',
    "Config takes AWS's own framework images only, from the registry of the region.",
    ['lib/constructs/training/framework-image.test.ts', 'names the image and its repository in the registry of the region'],
    ['lib/constructs/training/framework-image.test.ts', 'fails for a version that AWS does not publish, and names those it does'],
  ),
  tested(
    13,
    'Roles of the CDK bootstrap: trust and qualifier must match.',
    "Their names come from the stage's synthesizer and stay as they are; each account's role is named, no other.",
    [PIPELINE, 'the summary may take the lookup role of the account that it reads, and no other'],
    [PIPELINE, 'only the deploy roles of the two accounts may read the artefacts from outside'],
  ),
  tested(
    14,
    'The inline policy of one role for all environments outgrows its limit.',
    'A role per workload and environment; managed policies below their limit.',
    [TEMPLATE, 'pitfall 14: none has an inline policy'],
    ['lib/constructs/security/workload-role.test.ts', 'pitfall 14: grants go into one managed policy, none becomes an inline policy'],
    [TEMPLATE, 'policies stay below the size that IAM allows'],
  ),
  tested(
    15,
    'Instances with local NVMe storage take no KMS key.',
    'Config refuses these families, so that every volume has its key.',
    ['lib/config/rules/instance-type.test.ts', 'pitfall 15: refuses %s, whose local storage takes no key'],
    ['lib/stacks/every-definition.test.ts', 'pitfall 15: every container of a job or model is isolated in the VPC and under a key'],
  ),
  tested(
    16,
    'Capture: the role lacks the prefix or the key, the prefix ends with a slash, payloads become base64.',
    'The role writes its own prefix under its key; the content types are listed.',
    [REALTIME, 'pitfall 16: captures all requests under the capture prefix without a slash at its end, encrypted, as CSV'],
    [
      'lib/constructs/serving/endpoint-role.test.ts',
      'pitfall 16: reads artefacts and writes its own capture, each with the key of the bucket',
    ],
  ),
  cannotApply(
    17,
    'Execution policies of CloudFormation that are scoped by hand fail one action at a time.',
    'No execution policy is ours: the owner of the account gives one at the bootstrap (docs/delivery.md), and the permissions boundary limits what is deployed.',
  ),
  cannotApply(
    18,
    "EventBridge rules of SageMaker's default launch roles must be called sagemaker-….",
    'There is no Studio project and no launch role; each rule has a role of its own.',
  ),
];
