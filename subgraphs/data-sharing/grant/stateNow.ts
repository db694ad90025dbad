import { AccessRightState } from './grantState.ts';

/** A grant's state by the clock on the wall, whether or not anybody has written its expiry down yet. */
export function stateNow({ state, validUntil }: { state: AccessRightState; validUntil: string }): AccessRightState {
  const live = state === AccessRightState.ACTIVE || state === AccessRightState.SUSPENDED;
  return live && new Date(validUntil) <= new Date() ? AccessRightState.EXPIRED : state;
}
