import { describe, expect, it } from 'vitest';
import { DepartmentsAreReachedOverHttpRule } from './DepartmentsAreReachedOverHttpRule.ts';
import { breaches } from './harness.ts';

const from = (path: string, text: string) => breaches(DepartmentsAreReachedOverHttpRule, { [path]: text });

describe('House rule: nothing outside a department imports its code', () => {
  it.each(['gateway/execute/fetch.ts', 'city/launch.ts', 'test/stories/auditor.test.ts', 'schema/compose.ts'])(
    'refuses it to %s',
    path => {
      const up = '../'.repeat(path.split('/').length - 1);
      expect(from(path, `import { Person } from '${up}subgraphs/hrss/person/person.ts';`)).toEqual([
        `${path}:1 "${up}subgraphs/hrss/person/person.ts" reaches into subgraphs/hrss`,
      ]);
      expect(from(path, "import '@minsheng/hrss';")).toHaveLength(1);
    },
  );

  it('lets the kit be imported, and a department import itself', () => {
    expect(
      from('test/import/abuse.test.ts', "import '../../subgraphs/kit/import/index.ts'; import '@minsheng/subgraph-kit';"),
    ).toEqual([]);
    expect(from('subgraphs/hrss/server.ts', "import './schema.ts';")).toEqual([]);
  });
});
