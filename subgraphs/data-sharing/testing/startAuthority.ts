import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDepartmentSchema, openRequest } from '@minsheng/subgraph-kit';
import { startTestDepartment, type TestDepartment, temporaryFolder } from '@minsheng/subgraph-kit/testing';
import { type GraphQLFormattedError, graphql } from 'graphql';
import type { Officer } from '../acting/actingOfficer.ts';
import { department } from '../department.ts';

export interface Answer<Data> {
  data?: Data | null;
  errors?: readonly GraphQLFormattedError[];
}

export interface TestAuthority extends TestDepartment {
  /** Asks in an officer's name and returns data and errors as they come. */
  tryAs<Data = Record<string, unknown>>(officer: Officer | undefined, query: string, variables?: object): Promise<Answer<Data>>;
  /** Asks in an officer's name; throws when the answer has errors. */
  as<Data = Record<string, unknown>>(officer: Officer, query: string, variables?: object): Promise<Data>;
}

/** The running department, and questions in the names of officers: the caller is put where the kit puts whom the gateway signed for. */
export async function startAuthority(contract: Record<string, string> = {}): Promise<TestAuthority> {
  process.env.CONTRACT_DIR = temporaryFolder('minsheng-contract-');
  writeContract(contract);
  const running = await startTestDepartment(department);
  const { schema } = await buildDepartmentSchema(department);
  const tryAs: TestAuthority['tryAs'] = async (officer, source, variables) => {
    const contextValue = openRequest(
      running.database,
      officer ? { request: 'test', ...officer } : { request: 'test', roles: [] },
    );
    const { data, errors } = await graphql({ schema, source, contextValue, variableValues: { ...variables } });
    return JSON.parse(JSON.stringify({ data, errors }));
  };
  return Object.assign(running, {
    tryAs,
    async as<Data>(officer: Officer, query: string, variables?: object) {
      const { data, errors } = await tryAs(officer, query, variables);
      if (errors !== undefined) throw new Error(`refused: ${JSON.stringify(errors)}`);
      return data as Data;
    },
  });
}

/** Writes departments' SDL where this department looks for the contract. */
export function writeContract(contract: Record<string, string>): void {
  for (const [owner, sdl] of Object.entries(contract))
    writeFileSync(join(process.env.CONTRACT_DIR ?? '', `${owner}.graphql`), sdl);
}
