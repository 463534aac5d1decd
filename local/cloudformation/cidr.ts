/**
 * The first `count` blocks of an IPv4 range, each with `bits` bits for hosts, as `Fn::Cidr` gives them.
 *
 * Nothing when they do not fit, or when the range is none.
 */
export function cidrBlocks(range: string, count: number, bits: number): string[] | undefined {
  const [, address = '', prefix = ''] = /^((?:\d{1,3}\.){3}\d{1,3})\/(\d{1,2})$/.exec(range) ?? [];
  const length = Number(prefix);
  if (address === '' || length > 32 || bits < 0 || bits > 32 - length || count < 1 || count > 2 ** (32 - length - bits)) {
    return undefined;
  }
  const given = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const start = given - (given % 2 ** (32 - length));
  return Array.from({ length: count }, (_, index) => `${dotted(start + index * 2 ** bits)}/${32 - bits}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
