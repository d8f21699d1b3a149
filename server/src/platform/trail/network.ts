import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network of an address, which is kept when the address itself goes: /24 of IPv4, /48 of IPv6. Null for what is no
 * address.
 */
export function networkOf(address: string): string | null {
  const plain = plainAddress(address);
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return null;
  const groups = groupsOf(plain).slice(0, 3);
  const short = groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
  return `${short.replace(/(^|:)0(:0)*$/, '')}::/48`;
}

/** IPv4 that came over an IPv6 socket is IPv4; a zone (`%eth0`) says nothing to anybody else. */
export function plainAddress(address: string): string {
  const [plain] = address.toLowerCase().split('%');
  return plain!.startsWith('::ffff:') && plain!.includes('.') ? plain!.slice('::ffff:'.length) : plain!;
}

/** All eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [before, after] = address.split('::');
  const left = before ? before.split(':') : [];
  const right = after ? after.split(':') : [];
  const missing = address.includes('::')
    ? Array.from({ length: 8 - left.length - right.length }, () => '0')
    : [];
  return [...left, ...missing, ...right];
}
