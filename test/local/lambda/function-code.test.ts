import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { strToU8, zipSync } from 'fflate';
import type { Cloud } from '../../../local/core/cloud';
import { functionCode } from '../../../local/lambda/function-code';
import { functionInCloud } from './function-in-cloud';

let made: Awaited<ReturnType<typeof functionInCloud>>;
let cloud: Cloud;

beforeAll(async () => {
  made = await functionInCloud(`exports.handler = async () => 'work';`);
  cloud = made.cloud;
  cloud.addService({
    signingName: 's3',
    operations: {
      GetObject: ({ Key }: { Key: string }) =>
        Promise.resolve({ Body: archive({ 'index.js': `exports.handler = async () => '${Key}';` }) }),
    },
  });
});
afterAll(() => cloud.stop());

function archive(files: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)]))));
}

const noAssets = {
  assetPath: (): string => {
    throw new Error('no asset');
  },
};

test('unpacks an archive with its folders and permissions, each content once', async () => {
  const zip = Buffer.from(
    zipSync({
      'lib/a.txt': strToU8('a'.repeat(1000)),
      'bin/run': [strToU8('#!'), { attrs: 0o755 << 16, os: 3 }],
      'e.txt': [strToU8(''), { level: 0 }],
    }),
  );
  const { folder, sha256, size } = await functionCode(cloud, { ZipFile: zip }, 'nodejs22.x');

  expect(readFileSync(join(folder, 'lib/a.txt'), 'utf8')).toHaveLength(1000);
  expect(statSync(join(folder, 'bin/run')).mode & 0o777).toBe(0o755);
  expect(size).toBe(zip.length);
  expect(await functionCode(cloud, { ZipFile: zip }, 'nodejs22.x')).toEqual({ folder, sha256, size });
});

test.each([
  ['what is no archive', Buffer.from('no archive'), 'Could not unzip uploaded file'],
  ['an archive that leads out of its folder', archive({ '../../out.txt': 'x' }), 'a path that leads out of it'],
])('refuses %s', async (_what, ZipFile, message) => {
  await expect(functionCode(cloud, { ZipFile }, 'nodejs22.x')).rejects.toMatchObject({
    code: 'InvalidParameterValueException',
    message: expect.stringContaining(message),
  });
});

test('refuses a container image, and code from nowhere', async () => {
  await expect(functionCode(cloud, { ImageUri: 'account.dkr.ecr/app:1' }, '')).rejects.toThrow('a Lambda function from a container image');
  await expect(functionCode(cloud, {}, '')).rejects.toThrow('Please provide a source for function code.');
});

test('takes an archive from an asset, and from any bucket', async () => {
  const file = join(cloud.options.dataDir, 'asset.zip');
  writeFileSync(file, archive({ 'index.js': `exports.handler = async () => 'zipped asset';` }));
  const of = { ...made.context, assetPath: () => file };
  const role = 'arn:aws:iam::123456789012:role/worker';
  const properties = { FunctionName: 'zipped', Handler: 'index.handler', Runtime: 'nodejs22.x', Role: role };
  await cloud.provider('AWS::Lambda::Function')?.create({ ...properties, Code: { S3Bucket: 'assets', S3Key: 'zip' } }, of);
  expect((await made.invoke({}, 'RequestResponse', 'zipped')).payload).toBe('zipped asset');

  await cloud
    .provider('AWS::Lambda::Function')
    ?.create({ ...properties, FunctionName: 'stored', Code: { S3Bucket: 'code', S3Key: 'in-a-bucket' } }, { ...made.context, ...noAssets });
  expect((await made.invoke({}, 'RequestResponse', 'stored')).payload).toBe('in-a-bucket');
});

// https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
test('a layer brings packages for Node and for Python', async () => {
  const layer = join(cloud.options.dataDir, 'layer');
  for (const [path, content] of [
    ['nodejs/node_modules/shared/index.js', `module.exports = 'from the layer';`],
    ['python/shared.py', `TEXT = 'from the layer'`],
  ] as const) {
    mkdirSync(join(layer, path, '..'), { recursive: true });
    writeFileSync(join(layer, path), content);
  }
  const provisioned = await cloud
    .provider('AWS::Lambda::LayerVersion')
    ?.create({ LayerName: 'shared', Content: { S3Bucket: 'a', S3Key: 'b' } }, { ...made.context, assetPath: () => layer });
  const Layers = [provisioned?.physicalId];
  expect(Layers).toEqual(['arn:aws:lambda:us-east-1:123456789012:layer:shared:1']);

  await made.add('node', { Layers, Code: { ZipFile: `exports.handler = async () => require('shared');` } });
  await made.add('python', {
    Layers,
    Runtime: 'python3.13',
    Code: { ZipFile: 'import shared\ndef handler(event, context):\n  return shared.TEXT' },
  });
  for (const name of ['node', 'python']) {
    expect((await made.invoke({}, 'RequestResponse', name)).payload).toBe('from the layer');
  }
});

test('a layer of another account is an error that names it', async () => {
  const Layers = ['arn:aws:lambda:us-east-1:017000801446:layer:AWSLambdaPowertoolsPythonV3:1'];
  await expect(made.add('other', { Layers })).rejects.toThrow(
    'AWSLambdaPowertoolsPythonV3:1, which no AWS::Lambda::LayerVersion of this assembly makes',
  );
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html
test.each([
  [
    'nodejs22.x',
    `const cfn = require('cfn-response'); exports.handler = (event, context) => cfn.send(event, context, cfn.SUCCESS, { A: 1 }, 'id');`,
  ],
  // What CDK's own custom resources do: HTTPS, the usual port, only host and path of the URL.
  [
    'nodejs22.x',
    `exports.handler = async (event) => {
      const { hostname, pathname: path } = new URL(event.ResponseURL);
      const body = JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId: 'id', Data: { A: 1 } });
      await new Promise((resolve, reject) => require('https').request({ hostname, path, method: 'PUT' }, resolve).on('error', reject).end(body));
    };`,
  ],
  [
    'python3.13',
    `import cfnresponse\ndef handler(event, context):\n  cfnresponse.send(event, context, cfnresponse.SUCCESS, {"A": 1}, "id")`,
  ],
])('inline code of %s answers CloudFormation', async (Runtime, ZipFile) => {
  const answers: unknown[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      answers.push(JSON.parse(body));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ids = { StackId: 'stack', RequestId: 'request', LogicalResourceId: 'logical' };
  await made.add('answers', { Runtime, Code: { ZipFile } });
  const event = { ...ids, ResponseURL: `http://127.0.0.1:${port}/_plumbline/cfn-response/token` };
  const { functionError } = await made.invoke(event, 'RequestResponse', 'answers');
  await new Promise((resolve) => server.close(resolve));

  expect(functionError).toBeUndefined();
  expect(answers).toEqual([expect.objectContaining({ Status: 'SUCCESS', PhysicalResourceId: 'id', Data: { A: 1 } })]);
});
