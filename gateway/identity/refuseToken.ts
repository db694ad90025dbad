import { CallerError } from '../errors.ts';

/** Why a caller is not believed, each with what to do, Chinese first. */
const refusals = {
  missing: ['请求未带令牌；请先登录。', 'The request carries no token; log in and send "Authorization: Bearer <token>".'],
  malformed: ['令牌格式不对；请重新登录。', 'The token is malformed: it must be "Bearer" and a signed JWT; log in again.'],
  unknown_issuer: [
    '令牌的签发方不受信任；请用本单位的统一身份认证登录。',
    'The token is of an unknown issuer; log in at an issuer that this gateway believes.',
  ],
  algorithm: [
    '令牌的签名算法不被允许；请告知网关管理员。',
    'The algorithm of the token is not allowed; tell the operator of the gateway.',
  ],
  signature: ['令牌的签名不对；请重新登录。', "The token has a bad signature: it does not fit the issuer's keys; log in again."],
  expired: ['令牌已过期；请重新登录。', 'The token has expired; log in again.'],
  not_yet_valid: ['令牌尚未生效；请核对时钟后重试。', 'The token is not yet valid; compare the clocks, and retry.'],
  audience: [
    '令牌不是发给本网关的；请用为本网关签发的令牌。',
    'The token has the wrong audience; get one that is issued for this gateway.',
  ],
  claims: [
    '令牌缺少必要的声明，或其值不可用；请告知身份认证管理员。',
    'The token lacks a claim that this gateway needs, or its value cannot be used; tell the operator of the issuer.',
  ],
  revoked: ['令牌已被吊销；请联系安全管理员。', 'The token has been revoked; ask the security administrator.'],
  role_conflict: [
    '令牌中的角色互相冲突：系统、安全、审计管理员须各由专人担任，且不得兼任业务角色。',
    'The roles of the token are in conflict: an administrator of system, security or audit has no other role.',
  ],
} as const;

export type RefusalReason = keyof typeof refusals;

/**
 * The refusal of a request whose caller is not believed, with the challenge of RFC 6750 section 3: without any error where there was no
 * token (section 3.1), else `invalid_token`. Never holds anything of the token but what the detail says.
 * @param detail a claim's name, or roles
 */
export function refuseToken(reason: RefusalReason, detail?: string): CallerError {
  const [chinese, english] = refusals[reason];
  const message = detail === undefined ? `${chinese} ${english}` : `${chinese} ${english} (${detail})`;
  return new CallerError('UNAUTHENTICATED', message, {
    errors: [{ message, extensions: { code: 'UNAUTHENTICATED', reason } }],
    challenge:
      reason === 'missing' ? 'Bearer' : `Bearer error="invalid_token", error_description="${english.replaceAll('"', "'")}"`,
  });
}
