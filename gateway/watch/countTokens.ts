import { Counter, type Registry } from 'prom-client';

/** Counts verifications of tokens, each of which costs cryptography; a token that is remembered is not among them. */
export function countTokens(registry: Registry): (outcome: string) => void {
  const verified = new Counter({
    name: 'minsheng_tokens_verified_total',
    help: 'Tokens of callers that were verified, by outcome: ok, why they were refused, or unavailable where the issuer had no keys to tell',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return outcome => verified.inc({ outcome });
}
