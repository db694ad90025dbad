import { CallerError } from './errors.ts';
import { refuseToken } from './identity/refuseToken.ts';

/** Why the gateway ends a subscription, or does not begin it, each with what to do, Chinese first. */
export const subscriptionEndings = {
  tooMany: (most: number) =>
    new CallerError(
      'TOO_MANY_SUBSCRIPTIONS',
      `订阅数已达上限 ${most}，请关闭不用的订阅或稍后重试。 ${most} subscriptions are open, which is the limit; close some, or retry later.`,
    ),
  tooSlow: (most: number) =>
    new CallerError(
      'SUBSCRIPTION_TOO_SLOW',
      `已有 ${most} 条消息等待接收，订阅已结束；请加快接收或订阅更少的字段后重新订阅。 ${most} events were waiting to be read, so the subscription was ended; read faster, or select less, and subscribe again.`,
    ),
  expired: (milliseconds: number) =>
    new CallerError(
      'SUBSCRIPTION_EXPIRED',
      `订阅已达最长时限 ${milliseconds} 毫秒；如仍需要，请重新订阅。 The subscription lived for ${milliseconds} ms, which is the limit; subscribe again if you still need it.`,
    ),
  tokenExpired: () =>
    refuseToken(
      'expired',
      '订阅已随令牌到期而结束；请换新令牌后重新订阅 the subscription ended with the token; subscribe again with a new one',
    ),
  tokenRevoked: () => refuseToken('revoked', '订阅已随令牌吊销而结束 the subscription ended with the token'),
  moved: () =>
    new CallerError(
      'SUBSCRIPTION_MOVED',
      '网关正在停止或目录已更新，订阅已结束；请立即重新订阅。 The gateway stops or its graph has changed, so the subscription was ended; subscribe again.',
    ),
};
