import type { HouseRule } from './HouseRule.ts';

const LIMIT = 400;
const WAIVER = /^\s*(?:\/\/|\/?\*+)\s*house-rule: long-file because \S+/m;

/** No file of code has more than 400 lines, unless a comment in it says why. */
export const FilesStaySmallRule: HouseRule = {
  rule: `No file has more than ${LIMIT} lines`,
  because:
    'a reader takes in one file at a time; split it where its story has chapters, or, where it really is one piece, write "// house-rule: long-file because <reason>" in it',
  breaches: files =>
    files.flatMap(({ path, text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines <= LIMIT || WAIVER.test(text) ? [] : { path, message: `It has ${lines} lines` };
    }),
};
