import { code } from '@minsheng/subgraph-kit/import';

/** 已核 or 待核, stored as whether a line was compared with its source. */
export function verification() {
  return eitherOr('verified', { 已核: true, 待核: false });
}

/** One of two words, stored as yes or no. */
export function eitherOr(target: string, words: Record<string, boolean>) {
  const plain = code(target, Object.fromEntries(Object.keys(words).map(word => [word, word])));
  return {
    ...plain,
    holdsText: false,
    read: (cell: string) => {
      const read = plain.read(cell);
      return typeof read === 'string' ? (words[read] ? 't' : 'f') : read;
    },
    value: (stored: string) => stored === 't',
  };
}
