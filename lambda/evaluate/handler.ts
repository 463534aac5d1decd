import type { FeatureManifest } from '../shared/feature-manifest';
import { partOf } from '../shared/feature-manifest';
import { readJson, writeJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { readBaseline, readScores } from './adapters';
import type { EvaluateInput, Evaluation } from './contract';
import { ENV } from './contract';
import type { ScoredCandidate } from './core';
import { challengerAndChampion, evaluationReport } from './core';
import { modelCard } from './model-card';

const settings = { featuresBucket: requireEnv(ENV.FEATURES_BUCKET), artifactsBucket: requireEnv(ENV.ARTIFACTS_BUCKET) };

/** Evaluates the candidates on the test split and stores what registration, promotion and monitoring need. */
export async function handler(input: EvaluateInput): Promise<Evaluation> {
  return transientFailures(() => evaluate(input));
}

async function evaluate(input: EvaluateInput): Promise<Evaluation> {
  const { model, trainingJobName, manifestKey } = input;
  const { featuresBucket, artifactsBucket } = settings;
  const manifest = (await readJson(featuresBucket, manifestKey)) as FeatureManifest;
  const candidates: ScoredCandidate[] = [];
  for (const candidate of input.candidates) {
    const { rows } = partOf(manifest, 'test');
    candidates.push({ candidate, scored: await readScores(artifactsBucket, candidate.transformPrefix, rows, model.features.length) });
  }
  const report = evaluationReport(input, manifest, candidates);
  // The last days belong to what is usual as well: the model is judged on them, and is to be trusted on their like.
  const baseline = await readBaseline(featuresBucket, manifest.parts, model.features);
  const [{ scored }] = challengerAndChampion(candidates);

  const folder = `${model.name}/evaluations/${trainingJobName}`;
  const keys = {
    evaluationKey: `${folder}/evaluation.json`,
    baselineKey: `${folder}/baseline.json`,
    modelCardKey: `${folder}/model-card.json`,
  };
  await writeJson(artifactsBucket, keys.evaluationKey, report);
  await writeJson(artifactsBucket, keys.baselineKey, baseline);
  await writeJson(artifactsBucket, keys.modelCardKey, modelCard(model, manifest, report));
  await writeJson(artifactsBucket, `${folder}/probes.json`, scored.probes);
  const { challenger, champion, difference } = report;
  return {
    ...keys,
    challenger: challenger.metrics,
    ...(champion === undefined ? {} : { champion: champion.metrics }),
    ...(difference === undefined ? {} : { difference }),
  };
}
