import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-unknown-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A cloud assembly of stacks with one resource of each type. */
function assembly(stacks: Readonly<Record<string, readonly string[]>>): string {
  const app = join(folder, 'cdk.out');
  mkdirSync(app);
  const artifacts = Object.entries(stacks).map(([name, types]) => {
    const Resources = Object.fromEntries(types.map((Type) => [Type.split('::')[1], { Type }]));
    writeFileSync(join(app, `${name}.template.json`), JSON.stringify({ Resources }));
    return [name, { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/unknown-region' }];
  });
  writeFileSync(join(app, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts: Object.fromEntries(artifacts) as object }));
  return app;
}

test('types that local mode has not end the command with exit code 1 and the list of all such resources, before anything is deployed', () => {
  const app = assembly({ One: ['AWS::SNS::Topic', 'AWS::Neptune::DBCluster'], Two: ['AWS::Cloud9::EnvironmentEC2', 'AWS::MSK::Cluster'] });
  const flags = ['local', '--app', app, '--port', '0', '--record', 'AWS::MSK::Cluster'];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/plumbline.js', ...flags], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    'local mode does not emulate 2 thing(s) in these templates:',
    '  One/Neptune: type AWS::Neptune::DBCluster',
    '  Two/Cloud9: type AWS::Cloud9::EnvironmentEC2',
  ]);
  expect(stdout).toBe('');
});
