import type { Lesson } from './lesson';
import { cannotApply, tested } from './lesson';

const TEMPLATE = 'lib/stacks/every-template.test.ts';
const REALTIME = 'lib/constructs/serving/realtime-endpoint.test.ts';
const SERVERLESS = 'lib/constructs/serving/serverless-endpoint.test.ts';
const MODEL_STACKS = 'lib/model-stacks.test.ts';
const UNSAFE = 'scripts/compliance/stateful/unsafe-changes.test.ts';

/** The life of an endpoint. */
export const ENDPOINT_PITFALLS: readonly Lesson[] = [
  tested(
    1,
    'Models and endpoint configs with a name of their own can not be replaced; names with a time stamp churn.',
    'CloudFormation names them; only the endpoint has a fixed name.',
    [TEMPLATE, 'pitfall 1: models and endpoint configs have no name, so that they can be replaced'],
    ['lib/platform-stage.test.ts', 'the same config gives the same templates, whenever they are made'],
  ),
  tested(2, 'Guardrails need the same variant name in the old and the new config.', 'The variant is always called AllTraffic.', [
    REALTIME,
    'pitfall 2: each config calls its variant the same',
  ]),
  tested(
    3,
    'Autoscaling and updates of an endpoint get in the way of each other.',
    'The target waits for the endpoint, updates keep the instances that were added, and one fixed size has no autoscaling, which lets the instance type change.',
    [REALTIME, 'pitfall 3: scales between the limits by invocations per instance, and only once the endpoint exists'],
    [REALTIME, 'pitfall 3: an endpoint of one size has no autoscaling, under which SageMaker refuses another instance type'],
    [REALTIME, 'pitfall 5: moves half of the instances first, bakes, and rolls back on either alarm, which are there before it'],
    ['local/sagemaker/endpoint.test.ts', 'keeps scaled-out capacity when it is asked to'],
  ),
  cannotApply(
    4,
    'Whoever deletes an endpoint needs application-autoscaling:DeregisterScalableTarget.',
    'Scalable targets are deleted by CloudFormation with the execution role of the CDK bootstrap, which may; no role of ours deletes one.',
  ),
  tested(
    5,
    'Alarms for the rollback must exist before the update, for this endpoint and variant, with data.',
    'The Endpoint stack makes them first; no traffic is no breach; promotion sends probes.',
    [REALTIME, 'pitfall 5: moves half of the instances first, bakes, and rolls back on either alarm, which are there before it'],
    [
      'lib/constructs/serving/endpoint-alarms.test.ts',
      'pitfall 5: an endpoint without traffic does not alarm, and each alarm is that of one variant and tells the topic',
    ],
  ),
  tested(
    6,
    'An endpoint that was rolled back silently is in service, and counts as deployed.',
    'Promotion compares the config that runs with the one that is meant, and asks for known scores.',
    ['lambda/check-endpoint/core.test.ts', 'is unhealthy with %s'],
    ['lib/constructs/serving/promotion-states.test.ts', 'an endpoint that fails its probes goes back to the version before'],
  ),
  tested(
    7,
    'A config, model, role or image that an endpoint uses is deleted, and AWS can patch it no more.',
    'Config and model are replaced after the endpoint has moved; the role is in a stack that the endpoint depends on; the image is AWS’s; versions are retained.',
    [MODEL_STACKS, 'the endpoint is deployed after the parameter with its version and the role of its containers'],
    ['local/cloudformation/deploy-stack.test.ts', 'deletes removed resources after the update, users first, and keeps retained ones'],
    [TEMPLATE, 'pitfall 21: what holds data or history is retained'],
  ),
  tested(
    8,
    'Serverless endpoints have no capture, VPC or isolation, and never become instances.',
    'The inference function captures; config refuses what serverless has not; a change of the mode fails the check of stateful resources.',
    [SERVERLESS, 'pitfall 8: asks for memory and concurrency, and for nothing that SageMaker refuses on serverless endpoints'],
    ['lib/constructs/serving/inference-api.test.ts', 'pitfall 8: captures traffic for an endpoint that can not, under its own prefix only'],
    [UNSAFE, 'is caught by name: $title'],
  ),
  tested(
    9,
    'The latest approved version is looked up at synthesis.',
    'CloudFormation reads one SSM parameter, which promotion alone writes.',
    [REALTIME, 'pitfall 9: no version is chosen at synthesis, CloudFormation reads the model package from its SSM parameter'],
    ['lib/constructs/training/model-training.test.ts', 'pitfall 9: the state machine waits for its policy'],
  ),
];
