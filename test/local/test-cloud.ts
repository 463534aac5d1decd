import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudOptions, MetricValue, Ports, ServiceEvent } from '../../local/core/cloud';
import { Cloud } from '../../local/core/cloud';
import { Clock } from '../../local/core/clock';
import type { AccessRequest, Caller } from '../../local/core/service';

/** Options and ports to replace; all ports allow and do nothing by default. */
export interface TestCloudOverrides {
  readonly options?: Partial<CloudOptions>;
  readonly ports?: Partial<Ports>;
}

/** What a test cloud has seen. */
export interface Recording {
  readonly authorized: { readonly caller: Caller; readonly request: AccessRequest }[];
  readonly events: ServiceEvent[];
  readonly metrics: MetricValue[];
  readonly logs: { readonly group: string; readonly stream: string; readonly lines: readonly string[] }[];
}

/** A cloud without services whose ports allow everything and record it. Stop it at the end when the test has used its clock. */
export function testCloud(overrides: TestCloudOverrides = {}): Cloud & { readonly recording: Recording } {
  const recording: Recording = { authorized: [], events: [], metrics: [], logs: [] };
  const cloud = new Cloud({
    account: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    dataDir: overrides.options?.dataDir ?? mkdtempSync(join(tmpdir(), 'plumbline-test-')),
    endpoint: 'http://127.0.0.1:4580',
    clock: new Clock(),
    ...overrides.options,
  });
  const ports: Ports = {
    emit: (event) => void recording.events.push(event),
    metric: (value) => void recording.metrics.push(value),
    log: (group, stream, lines) => void recording.logs.push({ group, stream, lines }),
    assume: () => ({ accessKeyId: 'TEST', secretAccessKey: 'test', sessionToken: 'test', expiration: new Date(Date.now() + 3_600_000) }),
    callerFor: (roleArn, _service, session) => {
      const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
      return { kind: 'role', arn: `arn:aws:sts::${cloud.options.account}:assumed-role/${roleName}/${session}`, roleName };
    },
    authorize: (caller, request) => void recording.authorized.push({ caller, request }),
  };
  Object.assign(cloud.ports, ports, overrides.ports);
  return Object.assign(cloud, { recording });
}

/** The account's administrator in tests. */
export const ROOT: Caller = { kind: 'root', arn: 'arn:aws:iam::123456789012:root' };
