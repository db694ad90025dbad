import type { HouseRule } from './HouseRule.ts';

const VAGUE = /^(utils?|helpers?|common)$/i;

/** No file and no folder is called utils, helpers or common. */
export const NamesSayWhatTheyHoldRule: HouseRule = {
  rule: 'No file or folder is called utils, helpers or common',
  because: 'such a name says nothing and so everything ends up there; name the file after its main export',
  breaches: files =>
    files.flatMap(({ path }) => {
      const vague = path.split('/').find(part => VAGUE.test(part.split('.')[0] ?? ''));
      return vague === undefined ? [] : { path, message: `"${vague}" does not say what it holds` };
    }),
};
