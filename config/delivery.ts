import type { DeliveryConfig } from '../lib/config/delivery-config';

/** The pipeline that deploys what is pushed to `main`; `undefined` means that this app has none. */
export const delivery: DeliveryConfig | undefined = {
  account: '777788889999',
  region: 'us-east-1',
  repository: 'acme/plumbline',
  branch: 'main',
  connectionArn: 'arn:aws:codeconnections:us-east-1:777788889999:connection/11111111-2222-3333-4444-555555555555',
  environments: [
    { environment: 'pilot', approval: 'none' },
    { environment: 'production', approval: 'manual' },
  ],
};
