import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { join } from 'node:path';
import { LandingZone } from '../../examples/landing-zone';
import { Clients, stackOutputs } from '../../cli/demo/account';
import { pilot } from '../../config/pilot';
import type { ExistingResources } from '../../lib/config/existing-resources';
import { KEY_DOMAINS } from '../../lib/config/key-domain';
import type { ZoneName } from '../../lib/config/lake-zone';
import { DOMAIN_OF_ZONE } from '../../lib/config/lake-zone';
import { PlatformStage } from '../../lib/platform-stage';
import { readAssembly } from '../../local/cloudformation/assembly';
import { deployAssembly } from '../../local/cloudformation/deploy-assembly';
import type { LocalRun } from '../../local/main';
import { startLocal } from '../../local/main';
import { testApp } from '../app';
import type { DeployedPlatform } from './local-platform';

const STAGE = 'Pilot';
const ZONE = 'us-east-1a';
const { account, region, environment } = pilot;

/** Policies to attach, by role name. */
type Policies = Readonly<Record<string, readonly string[]>>;

/** A local cloud in which the resources of other teams are deployed. */
export async function startLandingZone(): Promise<LocalRun> {
  return startLocal({
    app: landingZone(),
    port: 0,
    dataDir: join('.plumbline', 'e2e', 'bring-your-own'),
    clockRate: 300,
    clockStart: new Date('2001-02-01T06:00:00Z'),
  });
}

/** Deploys the platform on the resources that are there, by their ids alone. */
export async function deployOnLandingZone(run: LocalRun): Promise<ExistingResources> {
  const existing = existingResources(await idsOf(admin(run)));
  const stage = new PlatformStage(testApp(), STAGE, { config: { ...pilot, vpcCidr: '10.0.0.0/16', existing } });
  await deployAssembly(run.cloud, readAssembly(stage.synth().directory));
  return existing;
}

/** What the owner of the roles does once the platform is there: attaches the policies that its stacks hand over. */
export async function attachPolicies(run: LocalRun): Promise<void> {
  const { cloudFormation } = admin(run);
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  const outputs = Stacks.flatMap(({ Outputs = [] }) => Outputs);
  const policies = (role: string): string[] =>
    outputs
      .filter(({ Description = '' }) => Description.replace('Policy for ', '').split(', ').includes(role))
      .map(({ OutputValue = '' }) => OutputValue);
  const roles = Object.entries(await idsOf(admin(run))).filter(([name]) => name.endsWith('RoleArn'));
  const handedOver = roles.map(([name, arn]) => [name.replace('RoleArn', ''), policies(arn)]);
  await deployAssembly(run.cloud, readAssembly(landingZone(Object.fromEntries(handedOver) as Policies)));
}

/** The platform as the people of the company see it, by their own roles. */
export async function connectPeople(run: LocalRun): Promise<DeployedPlatform> {
  const administrator = admin(run);
  const ids = await idsOf(administrator);
  const person = (role: string): Promise<Clients> => administrator.as(ids[`${role}RoleArn`] ?? '');
  const [mlEngineer, dataScientist, approver, auditor] = (await Promise.all(
    ['DataEngineer', 'Analyst', 'ModelRisk', 'InternalAudit'].map(person),
  )) as [Clients, Clients, Clients, Clients];
  const outputs = await stackOutputs(administrator);
  const output = (stack: string, key: string): string => outputs.get(`${STAGE}-${stack}`)?.[key] ?? '';
  return { admin: administrator, mlEngineer, dataScientist, approver, auditor, output, environment };
}

function admin({ endpoint }: LocalRun): Clients {
  return new Clients({ endpoint, region, credentials: { accessKeyId: 'administrator', secretAccessKey: 'administrator' } });
}

function landingZone(policies?: Policies): string {
  const app = testApp();
  new LandingZone(app, 'LandingZone', { env: { account, region }, availabilityZone: ZONE, stageName: STAGE, policies });
  return app.synth().directory;
}

async function idsOf(clients: Clients): Promise<Readonly<Record<string, string>>> {
  return (await stackOutputs(clients)).get('LandingZone') ?? {};
}

function existingResources(ids: Readonly<Record<string, string>>): ExistingResources {
  const id = (name: string): string => ids[name] ?? '';
  const named = <T extends string>(names: readonly T[], suffix: string): Record<T, string> =>
    Object.fromEntries(names.map((name) => [name, id(`${name}${suffix}`)])) as Record<T, string>;
  return {
    network: {
      vpcId: id('VpcId'),
      subnets: [{ availabilityZone: ZONE, subnetId: id('SubnetId'), routeTableId: id('RouteTableId') }],
      endpoints: ['S3', 'DynamoDb'],
      securityGroups: { functions: id('FunctionsGroupId'), jobs: id('JobsGroupId') },
    },
    keys: named(KEY_DOMAINS, 'KeyArn'),
    buckets: named(Object.keys(DOMAIN_OF_ZONE) as ZoneName[], 'Bucket'),
    roles: {
      permissionsBoundary: id('BoundaryArn'),
      personas: {
        'ml-engineer': id('DataEngineerRoleArn'),
        'data-scientist': id('AnalystRoleArn'),
        approver: id('ModelRiskRoleArn'),
        auditor: id('InternalAuditRoleArn'),
      },
      workloads: {
        'DataLake/FlightsIngestion/Ingest': id('FlightsIngestRoleArn'),
        'DataLake/FlightsIngestion/Workflow': id('FlightsIngestionRoleArn'),
      },
    },
  };
}
