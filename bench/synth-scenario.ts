import { join } from 'node:path';
import type { Contender, Measurement } from './measure';
import type { Scenario } from './scenarios';

const NODE = process.execPath;
const DIST = join(__dirname, '..');

/** Seconds of CPU that one contender takes more than another: wall time would count what else the machine does. */
function seconds(of: Measurement | undefined, than: Measurement | undefined): number {
  return (of?.cpuSeconds ?? NaN) - (than?.cpuSeconds ?? NaN);
}

/** What a synthesis leaves out. */
interface Without {
  readonly packs?: boolean;
  readonly validation?: boolean;
}

/** `cdk synth` of an app, by the CLI. */
function synth(name: string, app: string, without: Without = {}): Contender {
  const environment = [
    'CDK_DISABLE_VERSION_CHECK=1',
    'CDK_DISABLE_CLI_TELEMETRY=true',
    ...(without.packs === true ? ['PLUMBLINE_PACKS=off'] : []),
    ...(without.validation === true ? ['CDK_VALIDATION=false'] : []),
  ];
  const cdk = [NODE, 'node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--app', `${NODE} ${join(DIST, app)}`];
  const output = ['--output', join('.cache', 'bench', 'synth', name.replaceAll(/\W+/g, '-')), '**'];
  // A build server refuses to leave the packs out.
  return { name, command: ['env', '--unset=CI', ...environment, ...cdk, ...output], codes: [0] };
}

/** `cdk synth` of both environments and the pipeline, against an app that has nothing in it. */
export function synthScenario(): Scenario {
  const [platform, nothing] = ['bin/platform.js', 'bench/peers/empty-app.js'];
  return {
    title: 'cdk synth of two environments and the pipeline',
    contenders: [
      synth('plumbline', platform),
      synth('plumbline, without packs', platform, { packs: true }),
      synth('plumbline, without CloudFormation Validate', platform, { validation: true }),
      synth('plumbline, without both', platform, { packs: true, validation: true }),
      synth('an empty app', nothing),
      synth('an empty app, without CloudFormation Validate', nothing, { validation: true }),
    ],
    goals: ([all, , , , empty]) => ({
      'at most 3 times the CPU time of an empty app': (all?.cpuSeconds ?? NaN) <= 3 * (empty?.cpuSeconds ?? NaN),
    }),
    shares: ([all, noPacks, noValidation, neither, , cli]) => ({
      packs: seconds(all, noPacks),
      'CloudFormation Validate': seconds(all, noValidation),
      'constructs and templates': seconds(neither, cli),
      'CLI and CDK': cli?.cpuSeconds ?? NaN,
    }),
  };
}
