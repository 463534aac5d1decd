import { canaryPercent } from '../canary-percent';
import type { PlatformConfig } from '../platform-config';
import type { RealtimeServing, ServerlessServing, ServingSpec } from '../model-spec';
import { profileOf } from '../profile';
import { INSTANCE_TYPE } from './instance-type';
import type { Problem, Rules } from './rule';
import { join, problemsOf } from './rule';
import { between, positive, wholeFrom } from './value-rules';

/** Longest time that SageMaker bakes a step of a deployment, in seconds. */
const MAX_BAKE_SEC = 3600;

const REALTIME_RULES: Rules<RealtimeServing> = {
  instanceType: [INSTANCE_TYPE],
  minInstances: [wholeFrom(1)],
  maxInstances: [wholeFrom(1), { holds: (max, { minInstances }) => max >= minInstances, rule: 'must not be below minInstances' }],
  targetInvocationsPerMinute: [positive()],
  capturePercent: [between(0, 100)],
  rollout: [
    { holds: ({ bakeSec }) => bakeSec >= 0 && bakeSec <= MAX_BAKE_SEC, rule: `must bake from 0 to ${MAX_BAKE_SEC} seconds` },
    {
      holds: ({ type }, { minInstances }) => type !== 'canary' || minInstances > 1,
      rule: 'must not be a canary on one instance: it can only go all at once',
    },
    {
      holds: (rollout) => rollout.type !== 'canary' || (canaryPercent(rollout) >= 1 && canaryPercent(rollout) <= 50),
      rule: 'must have a canaryPercent from 1 to 50',
    },
    {
      holds: (rollout, { minInstances }) => rollout.type !== 'canary' || (canaryPercent(rollout) / 100) * minInstances >= 1,
      rule: 'must have a canaryPercent that is at least one whole instance of minInstances',
    },
  ],
};

/** Size of a serverless endpoint. */
export const SERVERLESS_RULES: Rules<Pick<ServerlessServing, 'memorySizeMiB' | 'maxConcurrency'>> = {
  memorySizeMiB: [{ holds: (size) => size % 1024 === 0 && size >= 1024 && size <= 6144, rule: 'must be 1024 to 6144 in steps of 1024' }],
  maxConcurrency: [wholeFrom(1), between(1, 200)],
};

/** What a model's serving breaks: in every environment by itself, and in the config's own by its profile. */
export function servingProblems(serving: Readonly<Record<string, ServingSpec>>, config: PlatformConfig, path: string): Problem[] {
  const { environment } = config;
  const own = serving[environment];
  const { minServingInstances } = profileOf(config);
  return [
    ...Object.entries(serving).flatMap(([name, spec]) => specProblems(spec, join(path, name))),
    ...(own === undefined ? [{ path, value: Object.keys(serving), rule: `must say how the model is served in ${environment}` }] : []),
    ...(own?.mode === 'realtime' && own.minInstances < minServingInstances
      ? [
          {
            path: join(path, `${environment}.minInstances`),
            value: own.minInstances,
            rule: `must be at least ${minServingInstances} in the profile ${config.profile}`,
          },
        ]
      : []),
  ];
}

function specProblems(spec: ServingSpec, path: string): Problem[] {
  return spec.mode === 'realtime' ? problemsOf(spec, REALTIME_RULES, path) : problemsOf(spec, SERVERLESS_RULES, path);
}
