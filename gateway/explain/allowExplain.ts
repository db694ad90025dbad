import type { IncomingHttpHeaders } from 'node:http';
import { CallerError } from '../errors.ts';
import { isSameSecret } from '../identity/isSameSecret.ts';
import { type ExplainStage, explainStages } from './explainStages.ts';
import { DEFAULT_PERCENTAGE, readPercentage } from './readPercentage.ts';

/** What a dry run is to tell: what a stage makes of the operation, or what would become of the caller's request. */
export type DryRun = { stage: ExplainStage; percentage: number } | { stage: 'request' };

const OWN_DRY_RUN = 'minsheng-dry-run';

/**
 * Whether this request is a dry run: by `Minsheng-Dry-Run: 1` one that every caller may have, of what is his own; or by the header `x-minsheng-explain: <stage>`, and for which draw of progressive overrides, by
 * `x-minsheng-explain-percentage: <number>`: only for who knows the secret, because a
 * plan tells how departments share the work, also about fields that this caller may not read.
 * @throws CallerError EXPLAIN_REFUSED, also when no secret is configured; BAD_REQUEST for a stage or a percentage that does not exist
 */
export function allowExplain(headers: IncomingHttpHeaders, secret: string | undefined): DryRun | undefined {
  const asked = headers['x-minsheng-explain'];
  if (asked === undefined) return readOwnDryRun(headers[OWN_DRY_RUN]);
  const given = headers['x-minsheng-explain-secret'];
  if (secret === undefined || typeof given !== 'string' || !isSameSecret(given, secret)) {
    throw new CallerError(
      'EXPLAIN_REFUSED',
      '试运行需要密钥。请在请求头 x-minsheng-explain-secret 中提供网关管理员设置的密钥。 A dry run needs the secret that the operator configured, in the header x-minsheng-explain-secret.',
    );
  }
  const stage = explainStages.find(name => name === asked);
  if (!stage)
    throw new CallerError(
      'BAD_REQUEST',
      `请求头 x-minsheng-explain 只能为 ${explainStages.join('、')} 之一。 The header x-minsheng-explain must be one of ${explainStages.join(', ')}.`,
    );
  const drawn = headers['x-minsheng-explain-percentage'];
  const percentage = drawn === undefined ? DEFAULT_PERCENTAGE : readPercentage(String(drawn));
  if (percentage !== undefined) return { stage, percentage };
  throw new CallerError(
    'BAD_REQUEST',
    '请求头 x-minsheng-explain-percentage 须为 0 至 100（不含）的数。 The header x-minsheng-explain-percentage must be a number from 0 to below 100.',
  );
}

/** Whoever means a dry run must not get a real one for a wrong letter. */
function readOwnDryRun(given: string | string[] | undefined): DryRun | undefined {
  if (given === undefined) return undefined;
  if (given === '1') return { stage: 'request' };
  throw new CallerError('BAD_REQUEST', '请求头 Minsheng-Dry-Run 只能为 1。 The header Minsheng-Dry-Run must be 1, or left out.');
}
