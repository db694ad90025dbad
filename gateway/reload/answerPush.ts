import type { IncomingMessage } from 'node:http';
import { CallerError } from '../errors.ts';
import { readBody } from '../http/readBody.ts';
import { isSameSecret } from '../identity/isSameSecret.ts';
import type { PushOutcome } from './PushOutcome.ts';
import type { WrongSecrets } from './WrongSecrets.ts';

/** Of all workers, where there are some. */
export type PushResult =
  | (PushOutcome & { workers?: WorkerCount })
  /** No worker could try it: nothing has changed, and another push may do, after so many seconds. */
  | { outcome: 'notNow'; reason: string; retryAfter: number };

/** How many took a supergraph, of how many that take requests. */
export interface WorkerCount {
  serving: number;
  of: number;
}

export interface PushReceiver {
  /** Who may push; see `--push-secret-file`. */
  secret: string;
  wrongSecrets: WrongSecrets;
  maxBytes: number;
  push: (sdl: string) => Promise<PushResult>;
}

/** A JSON answer of the admin port. */
export interface AdminAnswer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

const MEDIA_TYPES = ['application/graphql', 'text/plain'];

/**
 * Answers `POST /supergraph` of the admin port: the body is the SDL, `authorization: Bearer <secret>` says that the sender may.
 * 200 when it is served, 202 when some workers are still catching up, 422 when it cannot be served; 403, 405, 413, 415, 400 for
 * a request that is none; 503 when no worker could try it now, or the gateway stops. Never throws.
 */
export async function answerPush(request: IncomingMessage, receiver: PushReceiver): Promise<AdminAnswer> {
  const { secret, wrongSecrets, maxBytes, push } = receiver;
  if (request.method !== 'POST') return refusal(405, '请用 POST 推送总目录。 Send a supergraph with POST.');
  const [, given] = /^bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (given === undefined || !isSameSecret(given, secret)) {
    wrongSecrets.met(request.socket.remoteAddress);
    return refusal(
      403,
      '推送总目录需要密钥。请在请求头 authorization 中以 Bearer 方式提供网关管理员设置的密钥。 Pushing a supergraph needs the secret that the operator configured, as "authorization: Bearer <secret>".',
    );
  }
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!MEDIA_TYPES.includes(mediaType)) {
    return refusal(415, `请以 ${MEDIA_TYPES.join(' 或 ')} 推送总目录。 Send the supergraph as ${MEDIA_TYPES.join(' or ')}.`);
  }
  try {
    return answerOf(await push(await readBody(request, maxBytes)));
  } catch (error) {
    if (!(error instanceof CallerError)) return refusal(500, error instanceof Error ? error.message : String(error));
    if (error.code !== 'BODY_TOO_LARGE') return refusal(error.status, error.message);
    return refusal(
      error.status,
      `总目录超过 ${maxBytes} 字节（--max-supergraph-bytes）。 The supergraph is larger than ${maxBytes} bytes (--max-supergraph-bytes).`,
    );
  }
}

function answerOf(result: PushResult): AdminAnswer {
  switch (result.outcome) {
    case 'served': {
      const { sha256, loadedAt, kept, lost, workers } = result;
      const status = workers && workers.serving < workers.of ? 202 : 200;
      return { status, body: { served: true, sha256, loadedAt, workers, kept, lostOperations: lost } };
    }
    case 'refused': {
      const { reasons, sha256, loadedAt } = result;
      return { status: 422, body: { served: false, reasons, stays: { sha256, loadedAt } } };
    }
    case 'notNow': {
      const { reason, retryAfter } = result;
      const answer = refusal(
        503,
        `目前没有工作进程能试用这份总目录，原总目录继续使用；请在 ${retryAfter} 秒后再推送。 No worker could try the supergraph: ${reason}. The last good one stays; push again in ${retryAfter} s.`,
      );
      return { ...answer, headers: { 'retry-after': String(retryAfter) } };
    }
    case 'stopping':
      return refusal(503, '网关正在停止。 The gateway is stopping.');
  }
}

function refusal(status: number, reason: string): AdminAnswer {
  return { status, body: { served: false, reasons: [reason] } };
}
