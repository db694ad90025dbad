/** The configuration that @graphql-hive/gateway reads: its defaults, but for in-flight deduplication where it is off. */
export const gatewayConfig =
  process.env.BENCH_DEDUPE === 'on'
    ? {}
    : { transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } } };
