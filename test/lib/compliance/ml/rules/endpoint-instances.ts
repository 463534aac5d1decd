import { ENDPOINT_CONFIG, SERVERLESS_CONFIG } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'two instances': ENDPOINT_CONFIG,
    serverless: SERVERLESS_CONFIG,
  },
  finds: {
    'one instance': [
      changed(ENDPOINT_CONFIG, { 'ProductionVariants.0.InitialInstanceCount': 1 }),
      'ProductionVariants.0.InitialInstanceCount',
    ],
    'a count that is known at run time only': [
      changed(ENDPOINT_CONFIG, { 'ProductionVariants.0.InitialInstanceCount': { Ref: 'Count' } }),
      'ProductionVariants.0.InitialInstanceCount',
    ],
    'one shadow instance': [
      changed(ENDPOINT_CONFIG, { ShadowProductionVariants: [{ InitialInstanceCount: 1 }] }),
      'ShadowProductionVariants.0.InitialInstanceCount',
    ],
  },
};
