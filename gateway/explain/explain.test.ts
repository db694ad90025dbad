import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMoving } from '../../test/federation/override-progressive/departments.ts';
import { createCity } from '../testkit/city.ts';
import { compose } from '../testkit/startFederation.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explain-'));
  const departments = Object.values(createCity()).map(({ name, typeDefs }) => ({
    name,
    typeDefs,
    url: `http://${name}.example/`,
  }));
  await writeFile(join(folder, 'supergraph.graphql'), compose(departments));
  await writeFile(join(folder, 'board.graphql'), 'query Board { indicators { code wert: value status } }\n');
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the program as a developer does, and gives what it prints. */
function explain(stage: string, file: string, ...more: string[]): Promise<{ code: number; out: string; err: string }> {
  const program = join(import.meta.dirname, 'explain.ts');
  const args = [program, stage, join(folder, file), '--supergraph', join(folder, 'supergraph.graphql'), ...more];
  return new Promise(resolve => {
    execFile(process.execPath, args, { env: { ...process.env, FORCE_COLOR: undefined } }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('a developer wonders what becomes of an operation', () => {
  test('parse tells what the document holds', async () => {
    const { out } = await explain('parse', 'board.graphql');
    expect(out).toBe('1 operation(s), 0 fragment(s), 12 tokens\nquery Board\n  depth 2, aliases 1\n');
  });

  test('plan prints what runs after what, as plain text', async () => {
    const { out, code } = await explain('plan', 'board.graphql');
    expect(code).toBe(0);
    expect(out).toMatch(/^Sequence\n {2}Fetch\(leading\)\n/);
    expect(out).toContain('Parallel');
    expect(out).toMatch(/Flatten\(indicators\.@\)\n +Fetch\(hrss\)\n +requires .*code year/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what must not be there
    expect(out).not.toMatch(/\u001b/);
  });

  test('fetches tells each round: who is asked for what, told by which keys, and how much that may be', async () => {
    const { out } = await explain('fetches', 'board.graphql');
    expect(out).toMatch(/round 1\n {2}leading\n/);
    expect(out).toMatch(/round 2: 2 departments side by side\n/);
    expect(out).toMatch(
      / {2}hrss\n {4}at {7}indicators\.@.*\n {4}told by .*code year.*\n {4}fields .*value.*\n {4}entities about 30/,
    );
    expect(out).toMatch(/to 3 department\(s\), 3 round trip\(s\) one after another\n/);
    expect(out).toMatch(/estimate: cost 30 \(--max-cost\), 30 objects in the answer \(--max-nodes\), \d+ entities asked for\n/);
    // Nothing moves by percentages here.
    expect(out).not.toContain('draw');
  });

  test('project tells the shape of the answer, by the keys the caller chose, and where a null goes', async () => {
    const { out } = await explain('project', 'board.graphql');
    expect(out.split('\n')).toEqual([
      'data',
      '  indicators: [Indicator!]!   a null here makes data null; a null item makes data null',
      '    code: ID!   a null here makes data null',
      '    wert: Float',
      '    status: Status',
      '',
    ]);
  });

  test('a page size given as a variable counts in the estimate', async () => {
    await writeFile(join(folder, 'series.graphql'), 'query S($n: Int) { indicators { series(last: $n) { month } } }');
    await writeFile(join(folder, 'variables.json'), '{"n": 2}');
    expect((await explain('validate', 'series.graphql')).out).toContain('930 objects in the answer');
    const { out } = await explain('validate', 'series.graphql', '--variables', `@${join(folder, 'variables.json')}`);
    expect(out).toContain('90 objects in the answer');
  });
});

describe('fields move from department to department step by step', () => {
  const supergraph = () => join(folder, 'moving.graphql');
  beforeAll(async () => {
    await writeFile(
      supergraph(),
      compose(createMoving().map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://${name}.example/` }))),
    );
    await writeFile(join(folder, 'beds.graphql'), '{ beds { subsidy } }');
  });

  test.for([
    [[], 'planned for requests that draw 0: percent(20) is on, percent(100) is on', 'Fetch(new)'],
    [['--percentage', '19.5'], 'planned for requests that draw 19.5: percent(20) is on, percent(100) is on', 'Fetch(new)'],
    [['--percentage', '20'], 'planned for requests that draw 20: percent(20) is off, percent(100) is on', undefined],
  ] as const)('%j says for which draw the plan holds, and plans for it', async ([more, words, department]) => {
    const { out } = await explain('plan', 'beds.graphql', ...more, '--supergraph', supergraph());
    expect(out).toContain(`${words}\n`);
    expect(out.includes('Fetch(new)')).toBe(department !== undefined);
    expect((await explain('fetches', 'beds.graphql', ...more, '--supergraph', supergraph())).out).toContain(`${words}\n`);
  });
});

describe('an operation that cannot be explained', () => {
  test('is told with file, line and column, and exit code 1', async () => {
    await writeFile(join(folder, 'wrong.graphql'), 'query {\n  indicators { nmae }\n}');
    const { code, out, err } = await explain('validate', 'wrong.graphql');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/wrong\.graphql:2:16: GRAPHQL_VALIDATION_FAILED: .*Did you mean "name"/);
  });

  test('a fragment that spreads itself is parsed, and said to be endless', async () => {
    await writeFile(join(folder, 'cycle.graphql'), '{ people { ...A } } fragment A on Person { spouse { ...A } }');
    const { code, out } = await explain('parse', 'cycle.graphql');
    expect(code).toBe(0);
    expect(out).toContain('fragment A spreads itself');
  });

  test.for([
    ['a file that is not there', ['missing.graphql'], /Cannot read .*missing\.graphql/],
    ['a draw that nobody makes', ['board.graphql', '--percentage', '100'], /--percentage must be a number from 0 to below 100/],
    ['variables that are not JSON', ['board.graphql', '--variables', '{'], /--variables is not a JSON object/],
    [
      'an operation that the file does not have',
      ['board.graphql', '--operation', 'Bord'],
      /board\.graphql: OPERATION_NOT_FOUND.*"Bord"/,
    ],
    [
      'a supergraph that is not there',
      ['board.graphql', '--supergraph', '/nowhere.graphql'],
      /supergraph file \/nowhere\.graphql/,
    ],
  ] as const)('%s is named', async ([, [file, ...more], words]) => {
    const { code, err } = await explain('plan', file, ...more);
    expect(code).toBe(1);
    expect(err).toMatch(words);
  });
});
