import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

describe('an indicator whose definition is not approved', () => {
  it('is not judged, however good its value', () => {
    expect(judge({ value: 100 }, { approvedVersions: [] })).toBe('DEFINITION_NOT_APPROVED');
  });

  it('becomes unapproved again when its owner changes the definition', () => {
    expect(judge({ value: 100, definitionVersion: 2 })).toBe('DEFINITION_NOT_APPROVED');
    expect(judge({ value: 100, definitionVersion: 2 }, { approvedVersions: [1, 2] })).toBe('ACHIEVED');
  });

  it('is something else than an owner who did not answer', () => {
    expect(judge({ value: null, definitionVersion: null }, { approvedVersions: [] })).toBe('NO_DATA');
  });
});
