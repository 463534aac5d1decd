// The platform on the network, keys, buckets and roles of other teams, by their ids. In your repository the import is `from 'plumbline'`.
import { App, Validations } from 'aws-cdk-lib/core';
import { flights } from '../config/datasets/flights';
import type { ExistingResources } from '../lib/index';
import { PlatformStage, compliancePlugins } from '../lib/index';
import { flightDelay } from '../models/flight-delay/model';

const key = (id: string): string => `arn:aws:kms:us-east-1:111122223333:key/${id}`;
const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

const existing: ExistingResources = {
  network: {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    subnets: [{ availabilityZone: 'us-east-1a', subnetId: 'subnet-0a1b2c3d4e5f60718', routeTableId: 'rtb-0a1b2c3d4e5f60718' }],
    endpoints: ['S3', 'DynamoDb'],
    securityGroups: { functions: 'sg-0a1b2c3d4e5f60718', jobs: 'sg-0a1b2c3d4e5f60719' },
  },
  keys: {
    lake: key('11111111-2222-3333-4444-555555555501'),
    features: key('11111111-2222-3333-4444-555555555502'),
    models: key('11111111-2222-3333-4444-555555555503'),
    monitoring: key('11111111-2222-3333-4444-555555555504'),
    operations: key('11111111-2222-3333-4444-555555555505'),
    signing: key('11111111-2222-3333-4444-555555555506'),
  },
  buckets: {
    raw: 'acme-flights-landing',
    curated: 'acme-lake-curated',
    features: 'acme-ml-features',
    artifacts: 'acme-ml-artifacts',
    monitoring: 'acme-ml-monitoring',
    quarantine: 'acme-lake-quarantine',
  },
  roles: {
    permissionsBoundary: 'arn:aws:iam::111122223333:policy/acme/workload-boundary',
    personas: {
      'ml-engineer': role('acme/data-engineer'),
      'data-scientist': role('acme/analyst'),
      approver: role('acme/model-risk'),
      auditor: role('acme/internal-audit'),
    },
    workloads: {
      'DataLake/FlightsIngestion/Ingest': role('acme/mlops/flights-ingest'),
      'DataLake/FlightsIngestion/Workflow': role('acme/mlops/flights-ingestion'),
    },
  },
};

/** Adds the stage to an app that has the feature flags of `cdk init`. */
export function bringYourOwn(app: App): App {
  Validations.of(app).addPlugins(...compliancePlugins());
  new PlatformStage(app, 'Pilot', {
    config: {
      environment: 'pilot',
      account: '111122223333',
      region: 'us-east-1',
      profile: 'pilot',
      availabilityZones: ['us-east-1a'],
      vpcCidr: '100.64.0.0/20',
      approval: 'auto',
      monthlyBudgetUsd: 300,
      existing,
      datasets: [flights],
      models: [flightDelay],
    },
  });
  return app;
}

if (require.main === module) {
  bringYourOwn(new App()).synth();
}
