import type { Logger } from 'pino';
import type { Grants } from './Grants.ts';
import type { Rights } from './readRights.ts';

/** Asks for what has changed after a version. */
export type AskRights = (after: string | undefined) => Promise<Rights>;

export interface FollowSettings {
  /** Milliseconds between two questions. */
  interval: number;
  log: Logger;
}

/**
 * Asks again and again which grants have changed, so that a suspension acts within two seconds (政务数据共享条例第二十七条). One
 * warning when nobody answers, and a line when somebody does again.
 * @returns how to stop
 */
export function followGrants(grants: Grants, ask: AskRights, { interval, log }: FollowSettings): () => void {
  let isStopped = false;
  let version: string | undefined;
  let isHeard = true;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    try {
      const rights = await ask(version);
      version = grants.learn(rights.version, rights.grants) ? undefined : rights.version;
      if (!isHeard) log.info('grants are heard of again');
      isHeard = true;
    } catch (error) {
      if (isHeard && !isStopped)
        log.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          'nothing is heard of grants; when they are stale, all count as suspended',
        );
      isHeard = false;
      grants.endOld();
    }
    if (!isStopped) timer = setTimeout(look, interval);
  };
  void look();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
