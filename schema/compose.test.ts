import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeSupergraph } from './composeSupergraph.ts';
import { FixtureRepository, linked } from './fixtureRepository.ts';

const CIVIL_AFFAIRS = 'type Query { deaths: Int } type Person @key(fields: "pid") { pid: ID! deathDate: String }';
const HRSS = 'type Query { pensions: Int } type Person @key(fields: "pid") { pid: ID! pensionCount: Int }';

describe('npm run schema', () => {
  it("writes each department's SDL and the supergraph they compose to", async () => {
    using repository = twoDepartments();
    const run = await compose(repository.root);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toContain('Composed 2 departments: civil-affairs, hrss.');
    expect(text(repository, 'schema/subgraphs/hrss.graphql')).toMatch(
      /^# Emitted from subgraphs\/hrss .*\n\nextend schema @link/,
    );
    const supergraph = text(repository, 'schema/supergraph.graphql');
    expect(supergraph).toContain('HRSS @join__graph(name: "hrss", url: "http://127.0.0.1:4101/graphql")');
    expect(Object.keys(buildSchema(supergraph).getQueryType()?.getFields() ?? {})).toEqual(['deaths', 'pensions']);
  });

  it('takes a folder without schema.ts for no department, so that the kit needs no exception', async () => {
    using repository = twoDepartments().write('subgraphs/kit/package.json', '{}');
    expect((await compose(repository.root)).stdout).toContain('Composed 2 departments: civil-affairs, hrss.');
  });

  it('removes what a department that no longer exists left behind', async () => {
    using repository = twoDepartments().write('schema/subgraphs/old-bureau.graphql', 'type Query { a: Int }');
    expect((await compose(repository.root)).stdout).toContain('schema/subgraphs/old-bureau.graphql');
    expect(existsSync(join(repository.root, 'schema/subgraphs/old-bureau.graphql'))).toBe(false);
  });

  it('writes the same text when a department only reorders its definitions', async () => {
    using repository = twoDepartments();
    await compose(repository.root);
    const [query, person] = HRSS.split(/(?=type Person)/);
    repository.department('hrss', 4101, `${person} ${query}`);
    expect((await compose(repository.root)).stdout).toContain('Nothing changed.');
  });
});

describe('npm run schema -- --check-only', () => {
  it('is content when the committed files are what the code emits', async () => {
    using repository = twoDepartments();
    await compose(repository.root);
    const run = await compose(repository.root, '--check-only');
    expect(run.code, run.stderr).toBe(0);
  });

  it.each(['--check-only', '--diff'])('%s shows the difference and the command that mends it, and writes nothing', async flag => {
    using repository = twoDepartments();
    await compose(repository.root);
    const committed = text(repository, 'schema/subgraphs/hrss.graphql');
    repository.department('hrss', 4101, HRSS.replace('pensionCount: Int', 'pensionCount: Int pensionSince: String'));
    const run = await compose(repository.root, flag);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('+++ schema/subgraphs/hrss.graphql\temitted from code');
    expect(run.stderr).toMatch(/^\+ {2}pensionSince: String$/m);
    expect(run.stderr).toContain('Mend it: npm run schema');
    expect(text(repository, 'schema/subgraphs/hrss.graphql')).toBe(committed);
  });
});

describe('when the contract cannot be composed, npm run schema says who has to do what', () => {
  it('two departments claim the same field', async () => {
    using repository = twoDepartments().department('hrss', 4101, HRSS.replace('pensionCount', 'deathDate: String pensionCount'));
    const run = await compose(repository.root);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('✗ civil-affairs, hrss · Person.deathDate · INVALID_FIELD_SHARING');
    expect(run.stderr).toContain('→ One item has one owner');
    expect(existsSync(join(repository.root, 'schema/supergraph.graphql'))).toBe(false);
  });

  it('a department has not been built', async () => {
    using repository = twoDepartments().write('subgraphs/audit/schema.ts', '');
    repository.write('subgraphs/audit/package.json', '{"minsheng":{"port":4107}}');
    const run = await compose(repository.root);
    expect(run.stderr).toMatch(
      /✗ audit · NOT_BUILT\n.*subgraphs\/audit\/dist\/emitSchema\.js does not exist\.\n.*Run "npm run build"/,
    );
  });

  it("a department's schema throws while it is built", async () => {
    using repository = twoDepartments().write('subgraphs/hrss/dist/emitSchema.js', 'throw new Error("no type for Person.pid")');
    const run = await compose(repository.root);
    expect(run.stderr).toContain('✗ hrss · EMIT_FAILED');
    expect(run.stderr).toContain('no type for Person.pid');
  });

  it('a department prints something that is not SDL', async () => {
    using repository = twoDepartments().write('subgraphs/hrss/dist/emitSchema.js', 'console.log("listening on 4101")');
    const run = await compose(repository.root);
    expect(run.stderr).toMatch(/✗ hrss · EMIT_FAILED\n.*not SDL: Syntax Error: .*Output begins: listening on 4101/);
  });

  it('a department names no port, or one that is taken', async () => {
    using repository = twoDepartments().department('audit', 4101, 'type Query { leads: Int }');
    repository.write('subgraphs/veterans-affairs/schema.ts', '').write('subgraphs/veterans-affairs/package.json', '{}');
    const run = await compose(repository.root);
    expect(run.stderr).toContain('✗ veterans-affairs · PORT_MISSING');
    expect(run.stderr).toContain('audit and hrss both name port 4101');
  });

  it('there are no departments', async () => {
    using repository = new FixtureRepository();
    const run = await compose(repository.root);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('no folder under subgraphs/ has a schema.ts');
  });
});

describe('composition', () => {
  it('names the department whose own SDL is wrong', () => {
    const { problems } = composeSupergraph([{ name: 'hrss', url: '', sdl: linked('type Query { person: Persn }') }]);
    expect(problems).toEqual([expect.objectContaining({ departments: ['hrss'], message: 'Unknown type Persn' })]);
  });

  it('hints at a shared type that departments describe differently', async () => {
    using repository = new FixtureRepository();
    repository.department('hrss', 4101, `"人 person" ${HRSS.replace(/^.*} type/, 'type')} type Query { a: Int }`);
    repository.department(
      'civil-affairs',
      4103,
      `"居民 resident" ${CIVIL_AFFAIRS.replace(/^.*} type/, 'type')} type Query { b: Int }`,
    );
    const run = await compose(repository.root);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('! Person · described in 2 ways');
    expect(run.stderr).toContain('hrss says "人 person"');
  });
});

function twoDepartments(): FixtureRepository {
  return new FixtureRepository().department('hrss', 4101, HRSS).department('civil-affairs', 4103, CIVIL_AFFAIRS);
}

function text(repository: FixtureRepository, path: string): string {
  return readFileSync(join(repository.root, path), 'utf8');
}

async function compose(root: string, ...flags: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const args = [join(import.meta.dirname, 'compose.ts'), '--root', root, ...flags];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, args)) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}
