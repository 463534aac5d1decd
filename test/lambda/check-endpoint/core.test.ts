import { health } from '../../../lambda/check-endpoint/core';

const CHECK = { endpointConfigName: 'config-2', probes: [{ row: '1,2', score: 0.25 }] };
const ENDPOINT = { status: 'InService', configName: 'config-2' };

test('is healthy when the endpoint runs the config and gives the probes their scores', () => {
  expect(health(CHECK, { endpoint: ENDPOINT, answers: ['0.250001\n'] }).healthy).toBe(true);
});

test.each([
  ['no endpoint', undefined, ['0.25'], 'there is no endpoint'],
  ['an endpoint in trouble', { ...ENDPOINT, status: 'Failed' }, ['0.25'], 'the endpoint is Failed'],
  ['a silent rollback', { ...ENDPOINT, configName: 'config-1' }, ['0.25'], 'the endpoint runs config-1, not config-2: it was rolled back'],
  ['another score', ENDPOINT, ['0.3'], 'probe 1,2 must score 0.25, got 0.3'],
  ['text for a score', ENDPOINT, ['<html>'], 'probe 1,2 must score 0.25, got <html>'],
  ['a failed probe', ENDPOINT, [new Error('timed out')], 'probe 1,2 failed: timed out'],
  ['no answer', ENDPOINT, [], 'probe 1,2 failed: no answer'],
])('is unhealthy with %s', (_, endpoint, answers, reason) => {
  expect(health(CHECK, { endpoint, answers })).toEqual({ healthy: false, reason });
});
