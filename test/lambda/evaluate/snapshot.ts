import type { EvaluatedModel } from '../../../lambda/evaluate/contract';
import type { FeatureManifest, FeaturePart, Split } from '../../../lambda/shared/feature-manifest';

/** A model of three features. */
export const MODEL: EvaluatedModel = {
  name: 'flight-delay',
  description: 'Probability that a flight is late',
  owner: 'flight-operations',
  kpi: { name: 'Late arrivals told of', target: 'half of them' },
  label: 'late',
  features: [
    { name: 'distance', type: 'integer', description: 'Distance in miles' },
    { name: 'origin', type: 'string', description: 'Airport' },
    { name: 'night', type: 'boolean', description: 'Whether it is dark', monitored: false },
  ],
  protectedAttributes: [],
  decisionThreshold: 0.5,
};

/** The manifest of a snapshot with these parts. */
export function manifestOf(parts: Partial<Record<Split, Partial<FeaturePart>>>): FeatureManifest {
  const part = (name: Split, from: string, to: string): FeaturePart => ({
    name,
    from,
    to,
    prefix: `${name}/`,
    rows: 0,
    positives: 0,
    files: [],
    ...parts[name],
  });
  return {
    id: '0a1b2c3d4e5f6071',
    mode: 'train',
    model: MODEL.name,
    from: '2001-01-01',
    to: '2001-02-01',
    prefix: 'flight-delay/snapshots/0a1b2c3d4e5f6071/',
    missingDays: [],
    parts: [
      part('train', '2001-01-01', '2001-01-22'),
      part('validation', '2001-01-22', '2001-01-25'),
      part('test', '2001-01-25', '2001-02-01'),
    ],
  };
}
