import { matchRoute } from '../../../local/api-gateway/route-match';

const KEYS = [
  '$default',
  'ANY /{proxy+}',
  'POST /models/{model}/predict',
  'POST /models/special/predict',
  'GET /models/{model}',
  'ANY /models/{model}',
];
const ROUTES = KEYS.map((routeKey) => ({ routeKey, authorization: 'NONE' as const, integrationId: 'i' }));

test.each([
  ['POST', '/models/flight-delay/predict', 'POST /models/{model}/predict', { model: 'flight-delay' }],
  ['POST', '/models/special/predict', 'POST /models/special/predict', {}],
  ['GET', '/models/a%20b', 'GET /models/{model}', { model: 'a b' }],
  ['PUT', '/models/m', 'ANY /models/{model}', { model: 'm' }],
  ['GET', '/models/m/predict', 'ANY /{proxy+}', { proxy: 'models/m/predict' }],
  ['GET', '/', 'ANY /{proxy+}', { proxy: '' }],
])('%s %s takes the route %s', (method, path, routeKey, pathParameters) => {
  expect(matchRoute(ROUTES, method, path)).toMatchObject({ route: { routeKey }, pathParameters });
});

test('what no route takes goes to $default, or nowhere', () => {
  const only = (key: string) => ROUTES.filter(({ routeKey }) => routeKey === key);

  expect(matchRoute(only('$default'), 'GET', '/x')?.route.routeKey).toBe('$default');
  expect(matchRoute(only('GET /models/{model}'), 'POST', '/models/m')).toBeUndefined();
});
