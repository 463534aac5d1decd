import { LabelJoin } from '../../stats/performance/label-join';
import { addDays } from '../shared/days';
import { joinedPrefix } from '../shared/join-keys';
import { writeJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { readRecords } from './adapters';
import type { JoinShare } from './contract';
import { ENV } from './contract';

const settings = {
  bucket: requireEnv(ENV.BUCKET),
  model: requireEnv(ENV.MODEL),
  decisionThreshold: Number(requireEnv(ENV.DECISION_THRESHOLD)),
  horizonDays: Number(requireEnv(ENV.HORIZON_DAYS)),
};

/** Joins the labels of some segments to their predictions, all days of the horizon; returns the key of what it found. */
export async function handler(share: JoinShare): Promise<string> {
  return transientFailures(() => join(share));
}

async function join({ window, first, last }: JoinShare): Promise<string> {
  const { bucket, model, decisionThreshold, horizonDays } = settings;
  const labels = new LabelJoin({ window, horizonDays, decisionThreshold });
  const from = addDays(window, -horizonDays);
  // Labels of yesterday's predictions have been collected since midnight.
  const to = { predictions: window, labels: addDays(window, 1) } as const;
  for (const side of ['predictions', 'labels'] as const) {
    await readRecords(bucket, model, side, { from, to: to[side], first, last }, (day, record) => {
      labels.add(side, day, record);
    });
  }
  const key = `${joinedPrefix(model)}${window}/${first}-${last}.json`;
  await writeJson(bucket, key, labels.result());
  return key;
}
