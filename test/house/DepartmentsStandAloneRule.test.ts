import { describe, expect, it } from 'vitest';
import { DepartmentsStandAloneRule } from './DepartmentsStandAloneRule.ts';
import { breaches } from './harness.ts';

const inHrss = (text: string) => breaches(DepartmentsStandAloneRule, { 'subgraphs/hrss/person/person.ts': text });

describe('House rule: a department imports only its own files and the kit', () => {
  it.each([
    ['by path', "import { Death } from '../../civil-affairs/death/death.ts';"],
    ['by package name', "import { Death } from '@minsheng/civil-affairs';"],
    ['only its types', "import type { Death } from '../../civil-affairs/death/death.ts';"],
    ['as a re-export', "export * from '../../civil-affairs/death/death.ts';"],
    ['while running', "const death = await import('../../civil-affairs/death/death.ts');"],
    ['inside a type', "let death: import('../../civil-affairs/death/death.ts').Death;"],
  ])('refuses another department, taken %s', (_how, text) => {
    expect(inHrss(text)).toEqual([
      expect.stringMatching(/^subgraphs\/hrss\/person\/person\.ts:1 subgraphs\/hrss imports ".*civil-affairs/),
    ]);
  });

  it.each(["import '../../../gateway/errors.ts';", "import '../../../city/start.ts';", "import '../../../test/testkit/ask.ts';"])(
    'refuses what stays behind when the department is lifted out: %s',
    text => {
      expect(inHrss(text)).toHaveLength(1);
    },
  );

  it('names the line', () => {
    expect(inHrss("import { join } from 'node:path';\n\nimport '../../audit/a.ts';")).toEqual([
      'subgraphs/hrss/person/person.ts:3 subgraphs/hrss imports "../../audit/a.ts"',
    ]);
  });

  it('lets it import itself, the kit by either name, packages and Node', () => {
    const text = `import './person.loader.ts'; import '../server.ts'; import '../../kit/index.ts'; import '@minsheng/subgraph-kit/import';
      import 'kysely'; import 'node:path';`;
    expect(inHrss(text)).toEqual([]);
  });

  it('does not mistake a department for another whose name begins the same', () => {
    expect(breaches(DepartmentsStandAloneRule, { 'subgraphs/audit/a.ts': "import '../audit-archive/b.ts';" })).toHaveLength(1);
  });

  it('holds the kit to itself', () => {
    expect(breaches(DepartmentsStandAloneRule, { 'subgraphs/kit/index.ts': "import '../hrss/server.ts';" })).toHaveLength(1);
  });

  it('is not deceived by a comment or a string', () => {
    expect(inHrss(`// import '../../audit/a.ts'\nconst text = "import '../../audit/a.ts'";`)).toEqual([]);
  });

  it('understands decorators', () => {
    expect(inHrss("import '../../audit/a.ts'; class Person { @Field(() => ID) declare pid: string }")).toHaveLength(1);
  });
});
