import type { Logger } from 'pino';
import type { Grants } from './Grants.ts';
import { RepeatedQuestion } from './RepeatedQuestion.ts';
import type { Rights } from './readRights.ts';

/** Asks for what has changed after a version. */
export type AskRights = (after: string | undefined) => Promise<Rights>;

export interface FollowSettings {
  /** Milliseconds between two questions. */
  interval: number;
  log: Logger;
}

/**
 * Asks again and again which grants have changed, so that a suspension acts within two seconds (政务数据共享条例第二十七条), and at once when
 * somebody names a grant that may have just been given. One warning when nobody answers, and a line when somebody does again.
 * @returns how to stop
 */
export function followGrants(grants: Grants, ask: AskRights, { interval, log }: FollowSettings): () => void {
  let isStopped = false;
  let version: string | undefined;
  let isHeard = true;
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
  };
  const question = new RepeatedQuestion(look, { interval });
  question.start();
  // Who waits while nobody answers waits in vain.
  grants.hearBy(() => (isHeard ? question.askSoon() : Promise.resolve()));
  return () => {
    isStopped = true;
    question.stop();
  };
}
