import { isPrivate, parseCidr } from '../../../../lib/config/rules/cidr';

test.each([
  ['10.40.0.0/20', 10 * 2 ** 24 + 40 * 2 ** 16, 20],
  ['255.255.255.255/32', 2 ** 32 - 1, 32],
  ['0.0.0.0/0', 0, 0],
])('reads %s', (text, first, prefix) => {
  expect(parseCidr(text)).toEqual({ first, prefix });
});

test.each(['10.40.0.0', '10.40.0.0/33', '10.40.256.0/20', '10.40.0.1/20', '10.40.8.0/20', '2001:db8::/32', ''])(
  '%j is no range',
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
  },
);

test.each<[string, boolean]>([
  ['10.0.0.0/8', true],
  ['10.255.255.0/24', true],
  ['172.16.0.0/12', true],
  ['172.31.0.0/16', true],
  ['172.32.0.0/16', false],
  ['192.168.0.0/24', true],
  ['192.169.0.0/24', false],
  ['8.8.8.0/24', false],
  ['8.0.0.0/6', false],
])('that %s is private is %s', (text, expected) => {
  const cidr = parseCidr(text);
  expect(cidr && isPrivate(cidr)).toBe(expected);
});
