import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENDPOINT_SERVICES } from '../../../../lib/constructs/network/endpoint-services';

/** Services with a gateway endpoint, which needs no entry. */
const GATEWAYS = ['client-s3', 'client-dynamodb'];

function clientsOfFunctions(): string[] {
  const root = join(__dirname, '../../../../lambda');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const clients = sources.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/^import \{.*'@aws-sdk\/(client-[\w-]+)'/gm),
  ]);
  return [...new Set(clients.map(([, client]) => client ?? ''))];
}

test('pitfall 23: there is an endpoint for each service that a function calls, and for no other', () => {
  const listed = ENDPOINT_SERVICES.flatMap(({ client }) => client ?? []);
  expect([...listed].sort()).toEqual(
    clientsOfFunctions()
      .filter((client) => !GATEWAYS.includes(client))
      .sort(),
  );
});

test('each endpoint names its caller', () => {
  expect(ENDPOINT_SERVICES.filter(({ reason }) => reason === '')).toEqual([]);
});
