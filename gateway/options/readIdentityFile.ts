import { readFileSync } from 'node:fs';
import { type ClaimNames, defaultAlgorithms, defaultClaims, type IssuerSettings } from '../config/IdentitySettings.ts';
import type { GivenOptions } from './OptionGroup.ts';
import { whatIsUnsafe } from './whatIsUnsafe.ts';

type Fail = GivenOptions['fail'];
type Entry = Readonly<Record<string, unknown>>;

/**
 * Signatures with a key pair (RFC 7518 section 3.1, RFC 8037, RFC 9864). Never `none`; never HS*, whose secret could be a public key to
 * somebody who confuses the two (RFC 8725 section 2.1).
 */
const SIGNATURES = /^(?:[ERP]S(?:256|384|512)|EdDSA|Ed25519)$/;

const MEMBERS = ['issuer', 'audience', 'jwksUri', 'algorithms', 'claims'];

/**
 * Reads `{"issuers": [{"issuer", "audience", "jwksUri"?, "algorithms"?, "claims"?: {"subject"?, "department"?, "roles"?}}]}`.
 * Ends the process with a usage message that says where it is wrong: a misspelt member must not fall back to a default unseen.
 */
export function readIdentityFile(file: string, fail: Fail): readonly IssuerSettings[] {
  const json = readJson(file, fail);
  const entries = isObject(json) && Object.keys(json).join() === 'issuers' ? json.issuers : undefined;
  if (!Array.isArray(entries) || entries.length === 0)
    return fail(`${file} must hold {"issuers": [{"issuer": "https://…", "audience": "…"}]}`);
  const issuers = entries.map((entry, index) => readIssuer(entry, mistake => fail(`${file}: issuers[${index}] ${mistake}`)));
  const twice = issuers.find(({ issuer }, index) => issuers.findIndex(other => other.issuer === issuer) < index);
  if (twice) fail(`${file}: the issuer ${twice.issuer} is there twice`);
  return issuers;
}

function readIssuer(entry: unknown, fail: Fail): IssuerSettings {
  if (!isObject(entry)) return fail('must be an object');
  refuseStrangers(entry, MEMBERS, fail);
  const { issuer, audience, jwksUri, algorithms = defaultAlgorithms, claims = {} } = entry;
  if (!isText(issuer)) return fail('needs "issuer", a URL');
  if (!isText(audience)) return fail('needs "audience", or tokens for any other system would count here');
  if (jwksUri !== undefined && !isText(jwksUri)) return fail('"jwksUri" must be a URL');
  const unsafe = whatIsUnsafe(jwksUri ?? issuer);
  if (unsafe !== undefined) fail(`would have its keys fetched from ${jwksUri ?? issuer}: ${unsafe}`);
  return {
    issuer,
    audience,
    ...(jwksUri ? { jwksUri } : {}),
    algorithms: readAlgorithms(algorithms, fail),
    claims: readNames(claims, fail),
  };
}

function readAlgorithms(algorithms: unknown, fail: Fail): readonly string[] {
  if (!Array.isArray(algorithms) || algorithms.length === 0) return fail('"algorithms" must be a list such as ["ES256"]');
  const wrong = algorithms.find(algorithm => !SIGNATURES.test(String(algorithm)));
  if (wrong !== undefined)
    fail(`"algorithms" may not have "${wrong}": only ES*, RS*, PS*, EdDSA and Ed25519 sign with a key pair`);
  return algorithms.map(String);
}

function readNames(claims: unknown, fail: Fail): ClaimNames {
  if (!isObject(claims)) return fail('"claims" must be an object such as {"roles": "realm_access.roles"}');
  refuseStrangers(claims, Object.keys(defaultClaims), fail);
  for (const [name, claim] of Object.entries(claims)) if (!isText(claim)) fail(`"claims.${name}" must be the name of a claim`);
  return { ...defaultClaims, ...claims };
}

function refuseStrangers(entry: Entry, known: readonly string[], fail: Fail): void {
  const strange = Object.keys(entry).find(member => !known.includes(member));
  if (strange !== undefined) fail(`has "${strange}"; only ${known.join(', ')} are known`);
}

function readJson(file: string, fail: Fail): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    return fail(`cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function isObject(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
