import { hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { assertValidSchema, parse } from 'graphql';
import { attachCosts } from './attachCosts.ts';
import { buildApiSchema, buildFullSchema } from './buildApiSchema.ts';
import { readJoins } from './joins/readJoins.ts';
import { type Department, readDepartments } from './readDepartments.ts';
import { readLastKnownFields } from './readLastKnownFields.ts';
import type { Supergraph } from './Supergraph.ts';
import { SupergraphError } from './SupergraphError.ts';
import { readSharing } from './sharing/readSharing.ts';

interface CheckOptions {
  /** Where the text came from, for messages. */
  where: string;
  /** URLs that replace those written in the supergraph, by department name. */
  departmentUrls: Readonly<Record<string, string>>;
}

/**
 * Checks a composed supergraph and makes of it what requests need. Requests go on between its steps: each takes the thread
 * for some 10 ms at 100 kB of SDL, all of them together would be noticed.
 * @throws SupergraphError
 */
export async function checkSupergraph(sdl: string, { where, departmentUrls }: CheckOptions): Promise<Supergraph> {
  const step = async <T>(what: string, run: () => T): Promise<T> => {
    await nextTurn();
    try {
      return run();
    } catch (cause) {
      throw new SupergraphError(`${where} ${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  };
  const document = await step('is not valid GraphQL', () => parse(sdl, { noLocation: true }));
  const named = readDepartments(document);
  if (named.length === 0) {
    throw new SupergraphError(
      `${where} is not a supergraph: it has no "enum join__Graph" naming the departments. Pass the composed file (npm run schema), not a subgraph's SDL.`,
    );
  }
  const departments = await step('names a department that cannot be called', () => placeDepartments(named, departmentUrls));
  const apiSchema = await step('does not make a valid public schema', () => buildApiSchema(document));
  await step('does not make a valid public schema', () => assertValidSchema(apiSchema));
  await step('has a cost that cannot be read', () => attachCosts(apiSchema, document));
  const fullSchema = await step('does not make a valid schema', () => buildFullSchema(document));
  const lastKnownFields = await step('keeps what must not be kept', () => readLastKnownFields(document));
  const sharing = await step('says how a field may be shared in a way that cannot be judged', () => readSharing(document));
  const joins = await step('says who has what in a way that cannot be read', () => readJoins(document));
  return { sha256: hash('sha256', sdl), apiSchema, fullSchema, departments, lastKnownFields, sharing, joins };
}

function placeDepartments(named: readonly Department[], overrides: Readonly<Record<string, string>>): Department[] {
  const unknown = Object.keys(overrides).find(name => !named.some(department => department.name === name));
  if (unknown !== undefined) {
    throw new Error(
      `a URL is set for "${unknown}", but the supergraph knows only ${named.map(department => department.name).join(', ')}`,
    );
  }
  return named.map(({ name, url }) => {
    const chosen = overrides[name] ?? url;
    if (!/^https?:$/.test(URL.canParse(chosen) ? new URL(chosen).protocol : '')) {
      throw new Error(`"${name}" has the URL "${chosen}"; set an http(s) URL with --subgraph ${name}=http://...`);
    }
    return { name, url: chosen };
  });
}
