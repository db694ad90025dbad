/** How the process ends, for scripts. */
export const exits = {
  clean: 0,
  /** Something is not as it was written, or is hidden. */
  changed: 1,
  /** It could not be told. */
  failed: 2,
  /** A crash left a torn end or an entry without an end; nothing was changed. */
  crashed: 3,
} as const;

export type Exit = (typeof exits)[keyof typeof exits];
