import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixtureRepository, linked } from './fixtureRepository.ts';

const SHARING =
  'directive @sharing(class: String, sensitivity: String, owner: String) on OBJECT | INTERFACE | FIELD_DEFINITION\n';
const open = (owner: string) => `@sharing(class: "unconditional", sensitivity: "none", owner: "${owner}")`;
const HRSS = linked(`${SHARING}
  type Query {
    "指标，最多 26 项 indicators, at most 26" indicators(year: Int): [Indicator!]! ${open('hrss')}
    "单位 employer" employer(filter: Filter): String ${open('hrss')}
  }
  "过滤条件 filter" input Filter { "名称 name" name: String "行业 industry" industry: Industry }
  "行业 industry" enum Industry { A B }
  "指标 indicator" type Indicator @key(fields: "code") ${open('hrss')} { "代码 code" code: ID! "目标值 target" target: Float! "状态 status" status: Status "备注 remark" remark: String }
  "状态 status" enum Status { ACHIEVED BEHIND }`);
const MEDICAL = linked(`${SHARING} type Query { "凭证 vouchers" vouchers: Int ${open('medical-insurance')} }`);
const BOARD = '# consumer: leading-group dashboard\nquery Board($year: Int) { indicators(year: $year) { code target status } }';
const REGISTER = '# consumer: employer register\nquery Register($filter: Filter) { employer(filter: $filter) }';

describe('npm run check', () => {
  // Tests that only pass a changed file share one repository; those that change the repository make their own.
  let shared: FixtureRepository;
  beforeAll(() => {
    shared = committedContract();
  });
  afterAll(() => shared[Symbol.dispose]());

  it('says that the contract stands when nothing changed', async () => {
    const run = await check(shared.root);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toContain('✓ The contract stands: 2 departments, 2 recorded operations, against HEAD.');
  });

  it('names who would break when a field they use is removed', async () => {
    const run = await check(shared.root, ...changed(shared, HRSS.replace('"目标值 target" target: Float!', '')));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(
      '✗ leading-group dashboard would break · operation Board · schema/operations/board.graphql\n    Indicator.target was removed.',
    );
    expect(run.stdout).toContain('✗ The contract does not stand');
  });

  it('names who would break when an answer they could rely on may now be missing, though their query is still valid', async () => {
    const run = await check(shared.root, ...changed(shared, HRSS.replace('target: Float!', 'target: Float')));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Indicator.target changed type from Float! to Float.');
  });

  it('names who would break when what they send in a variable changes', async () => {
    const run = await check(shared.root, ...changed(shared, HRSS.replace('enum Industry { A B }', 'enum Industry { A }')));
    expect(run.stderr).toContain('✗ employer register would break');
    expect(run.stderr).not.toContain('leading-group dashboard');
  });

  it('warns, and does not refuse, when a field nobody recorded is removed', async () => {
    const run = await check(shared.root, ...changed(shared, HRSS.replace('"备注 remark" remark: String', '')));
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('! breaking, but no recorded operation uses it: Indicator.remark was removed.');
  });

  it('warns a consumer who may meet a value it does not know', async () => {
    const run = await check(shared.root, ...changed(shared, HRSS.replace('ACHIEVED BEHIND', 'ACHIEVED BEHIND NO_DATA')));
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('! dangerous for Board of leading-group dashboard: NO_DATA was added to enum type Status.');
  });

  it('compares with what is committed, also when the files on disk were regenerated already', async () => {
    using repository = committedContract();
    repository.department('hrss', 4101, HRSS.slice(linked('').length).replace('"目标值 target" target: Float!', ''));
    await run(repository.root, 'compose.ts');
    expect((await check(repository.root)).stderr).toContain('Indicator.target was removed.');
  });

  it('counts a field as removed when it is no longer accessible', async () => {
    const hidden = HRSS.replace('target: Float!', 'target: Float! @inaccessible');
    expect((await check(shared.root, ...changed(shared, hidden))).stderr).toContain('Indicator.target was removed.');
  });

  it('refuses a department that does not compose with the others', async () => {
    const run = await check(
      shared.root,
      ...changed(shared, HRSS.replace('type Query {', 'type Query { "凭证 v" vouchers: String')),
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('✗ FIELD_TYPE_MISMATCH\n    hrss, medical-insurance · Query.vouchers: ');
  });

  it('refuses what breaks a contract rule, with the reason of the rule', async () => {
    const run = await check(shared.root, ...changed(shared, HRSS.replace('"备注 remark" remark', 'remark')));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(
      '✗ DESCRIBED_IN_BOTH_LANGUAGES\n    hrss · Indicator.remark: It has no description\n    → Give it a description',
    );
  });

  it('refuses a recorded operation that nobody can answer or that names no consumer', async () => {
    using repository = committedContract();
    repository.write('schema/operations/wish.graphql', '# consumer: somebody\nquery Wish { moon }');
    repository.write('schema/operations/nobody.graphql', 'query Nobody { indicators { code } }');
    const run = await check(repository.root);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Cannot query field "moon" on type "Query".');
    expect(run.stderr).toMatch(/OPERATION_UNREADABLE\n.*nobody\.graphql: It does not say who relies on it/);
  });

  it('says that a revision does not exist instead of comparing with nothing', async () => {
    const run = await check(shared.root, '--against', 'no-such-branch');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('git knows no revision "no-such-branch"');
  });

  it('compares with the file on disk where there is no git, as in a copy of the folder', async () => {
    using repository = new FixtureRepository().department('hrss', 4101, HRSS.slice(linked('').length));
    await run(repository.root, 'compose.ts');
    repository.write('schema/operations/board.graphql', BOARD);
    const result = await check(repository.root, ...changed(repository, HRSS.replace('"目标值 target" target: Float!', '')));
    expect(result.stdout).toContain('against the file on disk');
    expect(result.stderr).toContain('Indicator.target was removed.');
  });

  it('says that nothing is promised yet before the first supergraph is committed', async () => {
    using repository = new FixtureRepository().write('schema/subgraphs/hrss.graphql', HRSS);
    const run = await check(repository.root);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toContain('against nothing: no supergraph is committed yet');
  });
});

function committedContract(): FixtureRepository {
  const repository = new FixtureRepository()
    .department('hrss', 4101, HRSS.slice(linked('').length))
    .department('medical-insurance', 4102, MEDICAL.slice(linked('').length))
    .write('schema/operations/board.graphql', BOARD)
    .write('schema/operations/register.graphql', REGISTER);
  execFileSync(process.execPath, [join(import.meta.dirname, 'compose.ts'), '--root', repository.root]);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...args], { cwd: repository.root });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--no-verify', '--message', 'The contract');
  return repository;
}

function changed(repository: FixtureRepository, sdl: string): string[] {
  repository.write('changed.graphql', sdl);
  return ['--subgraph', `hrss=${join(repository.root, 'changed.graphql')}`];
}

function check(root: string, ...flags: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return run(root, 'check.ts', ...flags);
}

async function run(root: string, tool: string, ...flags: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return {
      code: 0,
      ...(await promisify(execFile)(process.execPath, [join(import.meta.dirname, tool), '--root', root, ...flags])),
    };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}
