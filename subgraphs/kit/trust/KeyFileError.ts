/** A file of keys cannot be used. Its text says why, and never quotes a key. */
export class KeyFileError extends Error {
  override name = 'KeyFileError';
  readonly code = 'KEY_FILE';
}
