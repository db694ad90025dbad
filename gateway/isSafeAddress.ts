/**
 * Whether what comes from there comes from there: over TLS, or on this machine. Over plain HTTP whoever sits in between could send keys
 * of his own and be anybody (OpenID Connect Discovery 1.0, section 7.1), or change what a department answers.
 */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname));
}
