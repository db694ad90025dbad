/** How many subscriptions there are, and what becomes of slow and silent ones. Times in milliseconds, sizes in bytes. */
export interface SubscriptionLimits {
  maxSubscriptions: number;
  /** On one WebSocket; over SSE each subscription has a connection of its own. */
  maxSubscriptionsPerConnection: number;
  maxWebSockets: number;
  /** Events that wait for a caller who reads more slowly than they come. */
  maxWaitingEvents: number;
  /** One event as the department sends it. */
  maxEventBytes: number;
  maxSubscriptionLifetime: number;
  /** How often a sign of life goes out on open streams, to callers and (WebSocket) departments. */
  subscriptionPing: number;
  /** How long a caller's WebSocket may take to say `connection_init`. */
  connectionInitTimeout: number;
  /** How long a department's event stream may send nothing at all, not even a comment, before it counts as broken. */
  departmentSilence: number;
}

export const defaultSubscriptionLimits: SubscriptionLimits = {
  maxSubscriptions: 1000,
  maxSubscriptionsPerConnection: 50,
  maxWebSockets: 1000,
  maxWaitingEvents: 64,
  maxEventBytes: 1024 * 1024,
  maxSubscriptionLifetime: 60 * 60_000,
  subscriptionPing: 12_000,
  connectionInitTimeout: 5_000,
  departmentSilence: 5 * 60_000,
};
