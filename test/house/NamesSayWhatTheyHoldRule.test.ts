import { describe, expect, it } from 'vitest';
import { breaches } from './harness.ts';
import { NamesSayWhatTheyHoldRule } from './NamesSayWhatTheyHoldRule.ts';

describe('House rule: no file or folder is called utils, helpers or common', () => {
  it.each(['gateway/utils.ts', 'city/util.ts', 'test/helpers/ask.ts', 'subgraphs/kit/common.test.ts', 'schema/Helper.ts'])(
    'refuses %s',
    path => {
      expect(breaches(NamesSayWhatTheyHoldRule, { [path]: '' })).toHaveLength(1);
    },
  );

  it.each(['gateway/plan/planOperation.ts', 'subgraphs/kit/commonName.ts'])('accepts %s', path => {
    expect(breaches(NamesSayWhatTheyHoldRule, { [path]: '' })).toEqual([]);
  });
});
