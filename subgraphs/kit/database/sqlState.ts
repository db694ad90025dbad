/**
 * The SQLSTATE of an error that the database reported (PostgreSQL manual, appendix A), the same on both engines and through every
 * library that passes the driver's error on; undefined for any other error.
 */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && 'severity' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? undefined : sqlState(error.cause);
}
