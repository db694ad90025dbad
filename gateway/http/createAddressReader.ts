import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

/**
 * Reads the address a request comes from. `X-Forwarded-For` is believed only as far as trusted proxies wrote it: anybody can send one.
 * An IPv6 address is cut to its /64, which is the least a single subscriber is given.
 * @param trustedProxies addresses, CIDR ranges, or the names `loopback`, `linklocal` and `uniquelocal`
 * @throws TypeError naming the entry that is none of these
 */
export function createAddressReader(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const trust = proxyAddr.compile([...trustedProxies]);
  if (trustedProxies.length === 0) return request => subscriber(request.socket.remoteAddress ?? '');
  return request => subscriber(proxyAddr(request, trust) ?? '');
}

function subscriber(address: string): string {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map(part => part.toString(16))
    .join(':')}::/64`;
}
