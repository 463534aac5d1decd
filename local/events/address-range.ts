import { BlockList, isIP } from 'node:net';
import { invalidPattern } from './invalid-pattern';

/** Whether a text is an IP address of the range, for example `10.0.0.0/24` or `2001:db8::/32`; throws for no range. */
export function addressRange(cidr: string): (address: string) => boolean {
  const [network = '', bits = '', ...more] = cidr.split('/');
  const version = isIP(network);
  if (bits === '' || more.length > 0) {
    throw invalidPattern("Malformed CIDR, one '/' required");
  }
  if (!/^\d+$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) {
    throw invalidPattern('Malformed CIDR, mask bits must be an integer');
  }
  if (version === 0) {
    throw invalidPattern(`Malformed CIDR, illegal address: ${network}`);
  }
  const range = new BlockList();
  range.addSubnet(network, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
  return (address) => isIP(address) === version && range.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
