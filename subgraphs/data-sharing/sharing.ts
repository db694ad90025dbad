import type { SharingWord } from '@minsheng/subgraph-kit';

/**
 * How departments deal with each other about data: no grant is needed to ask for one, and nothing here is about a citizen. Who may read or
 * do what is decided here, by the acting officer: a department has the last word.
 */
export const OPEN_TO_OFFICERS: SharingWord = { class: 'unconditional', sensitivity: 'none', updated: 'live' };
