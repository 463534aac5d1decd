import { Readable } from 'node:stream';
import { handleControl } from '../../../local/http/control';
import type { IncomingRequest } from '../../../local/http/message';
import { cloudWithRole } from '../iam-service/cloud-with-role';

function sent(method: string, path: string, body = ''): IncomingRequest {
  return { method, path, query: new URLSearchParams(), headers: {}, body: Readable.from([Buffer.from(body)]), trailers: {} };
}

const cloud = cloudWithRole({ Action: '*', Resource: '*' });
const ready = { cloud, isReady: () => true };

afterAll(() => cloud.stop());

test('health is 503 until the app is deployed', async () => {
  const health = sent('GET', '/_plumbline/health');
  expect(await handleControl(health, { cloud, isReady: () => false })).toMatchObject({ status: 503, body: '{"status":"starting"}' });
  expect(await handleControl(health, ready)).toMatchObject({ status: 200, body: '{"status":"ready"}' });
});

test('the clock jumps forward and never back', async () => {
  await handleControl(sent('POST', '/_plumbline/clock', '{"time":"2101-02-03T04:05:06Z"}'), ready);
  expect(cloud.clock.date().toISOString()).toMatch(/^2101-02-03T04:05:06/);
  await handleControl(sent('POST', '/_plumbline/clock', '{"time":"2001-01-01T00:00:00Z"}'), ready);
  expect((await handleControl(sent('GET', '/_plumbline/clock'), ready)).body).toMatch(/^\{"time":"2101-02-03T04:05:06/);
});

test('fails for a time that is none', async () => {
  await expect(handleControl(sent('POST', '/_plumbline/clock', '{"time":"soon"}'), ready)).rejects.toThrow(
    'the body must be {"time": "<ISO 8601>"}, got {"time":"soon"}',
  );
});

test('gives the call table', async () => {
  cloud.ports.authorize({ kind: 'role', arn: 'a', roleName: 'Reader' }, { action: 's3:GetObject', resource: 'r' });
  const { body } = await handleControl(sent('GET', '/_plumbline/calls'), ready);
  expect(JSON.parse(body as string)).toEqual({
    made: 1,
    denied: 0,
    rows: [{ role: 'Reader', action: 's3:GetObject', resource: 'r', keys: {}, allowed: true, statement: '#1 of Reader/own', calls: 1 }],
    unused: [],
  });
});

test('fails for an unknown control endpoint', async () => {
  await expect(handleControl(sent('GET', '/_plumbline/nothing'), ready)).rejects.toThrow('control endpoints are GET /_plumbline/health');
});
