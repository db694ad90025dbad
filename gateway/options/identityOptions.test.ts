import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IdentitySettings } from '../config/IdentitySettings.ts';
import { identityOptions } from './identityOptions.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'identity-options-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What an operator's words become; a mistake is thrown as the sentence that ends the process. */
function read(argv: readonly string[], env: Record<string, string> = {}): IdentitySettings {
  const program = new Command();
  for (const option of identityOptions.options(env)) program.addOption(option);
  const fail = (mistake: string): never => {
    throw new Error(mistake);
  };
  const options = program.parse(argv, { from: 'user' }).opts();
  return identityOptions.read({ options, env, isOnCommandLine: () => true, fail }).identity;
}

function readFileOf(content: unknown): IdentitySettings {
  const file = join(folder, 'identity.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return read(['--identity-file', file]);
}

const issuer = 'https://login.example.cn/realms/city';
const believed = {
  issuer,
  audience: 'minsheng',
  algorithms: ['ES256', 'EdDSA', 'RS256', 'PS256'],
  claims: { subject: 'sub', department: 'department', roles: 'roles' },
};

describe('an operator says whose tokens are believed', () => {
  test('or says nothing: then nobody is checked', () => {
    expect(read([])).toEqual({ issuers: [], allowAnonymous: false });
  });

  test('with one issuer, by options', () => {
    const options = [
      '--issuer',
      issuer,
      '--audience',
      'minsheng',
      '--allow-anonymous',
      '--revocations-file',
      '/srv/revoked.json',
    ];
    expect(read(options)).toEqual({ issuers: [believed], allowAnonymous: true, revocationsFile: '/srv/revoked.json' });
  });

  test('with several, in a file', () => {
    const second = {
      issuer: 'http://127.0.0.1:9000',
      audience: 'graph',
      jwksUri: 'http://localhost:9000/keys',
      algorithms: ['PS512'],
      claims: { roles: 'realm_access.roles' },
    };
    expect(readFileOf({ issuers: [{ issuer, audience: 'minsheng' }, second] }).issuers).toEqual([
      believed,
      { ...second, claims: { ...believed.claims, roles: 'realm_access.roles' } },
    ]);
  });
});

describe('a mistake is told', () => {
  const one = { issuer, audience: 'minsheng' };

  test.for([
    ['an issuer for whose tokens nobody said what they are for', ['--issuer', issuer], '--issuer needs --audience'],
    ['an audience without an issuer', ['--audience', 'minsheng'], '--audience needs --issuer'],
    ['keys over plain HTTP', ['--issuer', 'http://login.example.cn', '--audience', 'minsheng'], 'give an https URL'],
    ['no URL', ['--issuer', 'login', '--audience', 'minsheng'], 'give an https URL'],
    ['revocations of tokens that nobody checks', ['--revocations-file', 'x'], 'needs --issuer'],
    ['a file and an issuer', ['--identity-file', 'x', '--issuer', issuer], 'either --identity-file or --issuer'],
    ['no file', ['--identity-file', '/nowhere/identity.json'], 'cannot read /nowhere/identity.json'],
  ] as const)('%s', ([, argv, mistake]) => {
    expect(() => read(argv)).toThrow(mistake);
  });

  test('a switch that is neither on nor off', () => {
    expect(() => read([], { ALLOW_ANONYMOUS: 'yes' })).toThrow('set it to on or off');
  });

  test.for([
    ['no JSON', '{', 'cannot read'],
    ['no list', { issuers: one }, 'must hold {"issuers"'],
    ['an empty list', { issuers: [] }, 'must hold {"issuers"'],
    ['something else in it', { issuers: [one], allowAnonymous: true }, 'must hold {"issuers"'],
    ['no audience', { issuers: [one, { issuer }] }, 'issuers[1] needs "audience"'],
    ['no issuer', { issuers: [{ audience: 'x' }] }, 'issuers[0] needs "issuer"'],
    ['a misspelt member', { issuers: [{ ...one, algorithm: ['ES256'] }] }, 'has "algorithm"'],
    ['a misspelt claim', { issuers: [{ ...one, claims: { role: 'x' } }] }, 'has "role"'],
    ['a claim that is no name', { issuers: [{ ...one, claims: { roles: 7 } }] }, '"claims.roles" must be'],
    ['keys over plain HTTP', { issuers: [{ ...one, jwksUri: 'http://10.0.0.7/keys' }] }, 'give an https URL'],
    ['the same issuer twice', { issuers: [one, one] }, 'is there twice'],
    ...['none', 'None', 'HS256', 'HS512', 'dir', '', 'ES256 HS256'].map(
      algorithm =>
        [`algorithm "${algorithm}"`, { issuers: [{ ...one, algorithms: [algorithm] }] }, `may not have "${algorithm}"`] as const,
    ),
    ['no algorithm at all', { issuers: [{ ...one, algorithms: [] }] }, 'must be a list'],
  ] as const)('in the file: %s', ([, content, mistake]) => {
    expect(() => readFileOf(content)).toThrow(mistake);
  });
});
