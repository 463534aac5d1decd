import { Readable } from 'node:stream';
import { assertFromThisMachine } from '../../../local/http/loopback';

function check(method: string, headers: Record<string, string>): void {
  assertFromThisMachine({ method, path: '/', query: new URLSearchParams(), headers, body: Readable.from([]), trailers: {} });
}

test.each(['127.0.0.1:4580', 'localhost', '[::1]:4580', 'abc.execute-api.localhost:4580'])('takes requests for the host %s', (host) => {
  expect(() => {
    check('POST', { host });
  }).not.toThrow();
});

test.each(['example.com', '127.0.0.1.example.com', 'localhost.example.com', ''])('refuses requests for the host "%s"', (host) => {
  expect(() => {
    check('GET', { host });
  }).toThrow('the host must be 127.0.0.1 or localhost');
});

test('a page of this machine may post, a foreign one not', () => {
  const post = (origin: string) => (): void => {
    check('POST', { host: '127.0.0.1', origin });
  };
  expect(post('http://localhost:5173')).not.toThrow();
  expect(post('https://example.com')).toThrow('pages of https://example.com may not change anything here');
});
