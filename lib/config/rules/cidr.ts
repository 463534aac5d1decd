/** IPv4 range, for example `10.40.0.0/20`. */
export interface Cidr {
  /** First address as a 32-bit number. */
  readonly first: number;
  /** Length of the network part, in bits. */
  readonly prefix: number;
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Ranges for private networks (RFC 1918). */
const PRIVATE: readonly Cidr[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].flatMap((text) => parseCidr(text) ?? []);

/** Reads a range; `undefined` when the text is none, or when the address has bits beyond the prefix. */
export function parseCidr(text: string): Cidr | undefined {
  const numbers = CIDR.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) {
    return undefined;
  }
  const octets = numbers.slice(0, 4);
  const prefix = numbers[4] ?? 0;
  const first = octets.reduce((address, octet) => address * 256 + octet, 0);
  const valid = octets.every((octet) => octet <= 255) && prefix <= 32 && first % 2 ** (32 - prefix) === 0;
  return valid ? { first, prefix } : undefined;
}

/** Whether a range lies in one of the ranges for private networks. */
export function isPrivate({ first, prefix }: Cidr): boolean {
  return PRIVATE.some(
    (range) => prefix >= range.prefix && Math.floor(first / 2 ** (32 - range.prefix)) === range.first / 2 ** (32 - range.prefix),
  );
}
