import { filterPattern } from '../../../local/logs/filter-pattern';

const matches = (pattern: string, message: string): boolean => filterPattern(pattern)(message) !== undefined;

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
describe('terms', () => {
  const [both, error, warn] = ['ERROR WARN message', 'ERROR message', 'WARN message'];
  test.each([
    ['', [both, error, warn, '']],
    ['ERROR', [both, error]],
    ['error', []],
    ['ERROR WARN', [both]],
    ['?ERROR ?WARN', [both, error, warn]],
    ['ERROR -WARN', [error]],
    ['"WARN message"', [both, warn]],
    ['-"WARN message"', [error, '']],
    // Optional terms beside others have no effect.
    ['?ERROR WARN', [both, warn]],
    ['%E?R+OR%', [both, error]],
    ['%^WARN%', [warn]],
    ['%ERROR WARN|^WARN%', [both, warn]],
  ])('%s', (pattern, expected) => {
    expect([both, error, warn, ''].filter((message) => matches(pattern, message))).toEqual(expected);
  });
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
describe('JSON', () => {
  const example = JSON.stringify({
    eventType: 'UpdateTrail',
    sourceIPAddress: '111.111.111.111',
    arrayKey: ['value', 'another value'],
    objectList: [
      { name: 'a', id: 1 },
      { name: 'b', id: 2 },
    ],
    SomeObject: null,
    ThisFlag: true,
    latency: 500,
    'x-y': { z_1: 'in' },
    user: { id: 1, email: 'John.Stiles@example.com' },
    users: [
      { id: 2, email: 'John.Doe@example.com' },
      { id: 3, email: 'Jane.Doe@example.com' },
    ],
    actions: ['GET', 'PUT', 'DELETE'],
    coordinates: [[0, 1, 2]],
  });
  test.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ['{$.eventType=UpdateTrail}', true],
    ['{ $.eventType = "Update*" }', true],
    ['{ $.eventType = *Trail }', true],
    ['{ $.eventType = "*date*" }', true],
    ['{ $.eventType = "Up*Trail" }', false],
    ['{ $.eventType = * }', true],
    ['{ $.eventType = %^Update[A-Z]% }', true],
    ['{ $.eventType != %^Delete% }', true],
    ['{ $.sourceIPAddress != 123.123.* }', true],
    ['{ $.sourceIPAddress = 111.111.* }', true],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.objectList[1].id = 2 }', true],
    ['{ $.SomeObject IS NULL }', true],
    ['{ $.eventType IS NULL }', false],
    ['{ $.SomeOtherObject NOT EXISTS }', true],
    ['{ $.eventType NOT EXISTS }', false],
    ['{ $.eventType EXISTS }', true],
    ['{ $.ThisFlag IS TRUE }', true],
    ['{ $.ThisFlag IS FALSE }', false],
    ['{ $.x-y.z_1 = in }', true],
    ['{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }', true],
    ['{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }', false],
    ['{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }', true],
    ['{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }', false],
    ['{ $.users = 1 }', false],
    ['{ $.users != 1 }', false],
    ['{ $.none != 1 }', false],
    ['{ $.latency >= 500 }', true],
    ['{ $.latency < 10e1 }', false],
    ['{ $.latency > +499.5 && $.latency <= 5e2 }', true],
    ['{ $.latency != 500 }', false],
    ['{ $.latency = 5e2 }', true],
    ['{ $.eventType > 1 }', false],
  ])('%s is %s', (pattern, expected) => {
    expect(matches(pattern, example)).toBe(expected);
  });

  test('what is no JSON never matches', () => {
    expect(matches('{ $.a NOT EXISTS }', 'plain')).toBe(false);
    expect(matches('{ $.a NOT EXISTS }', '{"a"')).toBe(false);
  });
});

describe('fields between spaces', () => {
  const request = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';
  test.each([
    ['[ip, user, username, timestamp, request, status_code, bytes]', true],
    ['[ip, user, username]', false],
    ['[..., status_code, bytes]', true],
    ['[ip, user, ..., status_code, bytes]', true],
    ['[ip, user, ...]', true],
    ['[..., bytes > 1000]', true],
    ['[..., status_code = 4*, bytes]', true],
    ['[ip, user, username, timestamp, request = *html*, status_code = 4*, bytes]', true],
    ['[..., status_code = 4* && status_code != 403, bytes]', true],
    ['[..., status_code = 403 || status_code = 404, bytes]', true],
    ['[..., request=*.html*, status_code=4*,]', true],
    ['[..., status_code = %4[0-9]{2}%, bytes]', true],
    ['[ip != 127.*, ...]', false],
    ['[..., bytes >= 2000]', false],
  ])('%s is %s', (pattern, expected) => {
    expect(matches(pattern, request)).toBe(expected);
  });

  test('have names, and numbers where they have none', () => {
    const found = filterPattern('[..., request=*.html*, status_code=4*,]')(request);

    expect(['$status_code', '$request', '$7', '$4', '$1'].map((name) => found?.(name))).toEqual([
      '404',
      'GET /index.html HTTP/1.0',
      '1534',
      '10/Oct/2000:13:25:15 -0700',
      '127.0.0.1',
    ]);
  });

  test.each([
    ['[w1=ERROR, w2]', ['ERROR message']],
    ['[w1=ERROR || w1=WARN, w2]', ['ERROR message', 'WARN message']],
  ])('%s', (pattern, expected) => {
    expect(['ERROR WARN message', 'ERROR message', 'WARN message'].filter((message) => matches(pattern, message))).toEqual(expected);
  });
});

test.each([
  '{ $.a }',
  '{ $.a = 1',
  '{ $.a > "x" }',
  '{ ($.a = 1 }',
  '{ $.a IS MISSING }',
  '{ $.a = 1 && }',
  '[a, ..., b, ...]',
  '[a',
  '%something!%',
  '%(a)%',
])('refuses %s', (pattern) => {
  expect(() => filterPattern(pattern)).toThrow(`Invalid filter pattern`);
});
