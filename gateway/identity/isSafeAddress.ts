/**
 * Whether keys may be fetched there: over TLS (OpenID Connect Discovery 1.0, section 7.1), or on this machine. Over plain HTTP whoever sits in
 * between could send keys of his own, and be anybody.
 */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname));
}
