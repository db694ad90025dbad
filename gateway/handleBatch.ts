import { reasonOf } from './evidence/refuseEvidence.ts';
import type { Gateway } from './Gateway.ts';
import { handleRequest } from './handleRequest.ts';
import { answerError } from './http/answerError.ts';
import type { GatewayAnswer, GatewayRequest } from './http/GatewayRequest.ts';
import { negotiateMediaType } from './http/negotiateMediaType.ts';
import { readBatch } from './http/readBatch.ts';

/** A list of operations: each is a story of its own (`handleRequest`), and the answers come back in their order. */
export async function handleBatch(request: GatewayRequest, gateway: Gateway): Promise<GatewayAnswer> {
  const { accept } = request.headers;
  try {
    const mediaType = negotiateMediaType(accept);
    const requests = readBatch(request, gateway.config.limits.maxBatch);
    const answers = await Promise.all(requests.map(one => handleRequest(one, gateway)));
    // What became of each is in its own `errors`: one status cannot tell it.
    return { status: 200, mediaType, body: `[${answers.map(({ body }) => body).join(',')}]` };
  } catch (error) {
    gateway.ledger.countRefusal(reasonOf(error));
    return answerError(error, { accept, id: request.id });
  }
}
