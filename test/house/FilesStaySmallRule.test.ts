import { describe, expect, it } from 'vitest';
import { FilesStaySmallRule } from './FilesStaySmallRule.ts';
import { breaches } from './harness.ts';

const check = (text: string) => breaches(FilesStaySmallRule, { 'gateway/execute/execute.ts': text });

describe('House rule: no file has more than 400 lines', () => {
  it('accepts 400 lines and refuses 401', () => {
    expect(check('x;\n'.repeat(400))).toEqual([]);
    expect(check('x;\n'.repeat(401))).toEqual(['gateway/execute/execute.ts It has 401 lines']);
  });

  it('accepts a long file that says why', () => {
    expect(check(`// house-rule: long-file because it is the national code table\n${'x;\n'.repeat(500)}`)).toEqual([]);
  });

  it.each(['// house-rule: long-file', '// house-rule: long-file because', 'const a = "house-rule: long-file because no";'])(
    'refuses a waiver without a reason: %s',
    waiver => {
      expect(check(`${waiver}\n${'x;\n'.repeat(500)}`)).toHaveLength(1);
    },
  );
});
