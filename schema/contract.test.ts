import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContract } from './checkContract.ts';
import { diffContractFiles, readContractFiles, readSubgraphNames, SUPERGRAPH_PATH, subgraphPath } from './contractFiles.ts';
import { findDepartments } from './departments.ts';
import { emitContract } from './emitContract.ts';
import { formatProblems } from './problem.ts';
import { readRecordedOperations } from './recordedOperations.ts';

const ROOT = join(import.meta.dirname, '..');

describe('The committed contract', () => {
  it('is what the code emits (mend it: npm run schema)', async () => {
    // Before the first department there is nothing to emit, and then nothing may be committed either.
    if (findDepartments(ROOT).departments.length === 0) return expect([...readContractFiles(ROOT).keys()]).toEqual([]);
    const contract = await emitContract(ROOT);
    expect(formatProblems(contract.problems ?? [])).toBe('');
    expect(contract.files && diffContractFiles(ROOT, contract.files)).toEqual([]);
  });

  it('keeps its rules and answers every recorded operation (see: npm run check)', () => {
    const recorded = readRecordedOperations(ROOT);
    expect(formatProblems(recorded.problems)).toBe('');
    const proposed = readSubgraphNames(ROOT).map(name => ({
      name,
      url: '',
      sdl: readFileSync(join(ROOT, subgraphPath(name)), 'utf8'),
    }));
    if (proposed.length === 0) return;
    const committedSupergraph = readContractFiles(ROOT).get(SUPERGRAPH_PATH);
    const report = checkContract({ proposed, committedSupergraph, operations: recorded.operations });
    expect(formatProblems(report.problems)).toBe('');
    expect(report.broken.map(({ operation, reasons }) => ({ operation: operation.path, reasons }))).toEqual([]);
  });
});
