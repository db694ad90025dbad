import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';

/** A department as its folder tells it. */
export interface Department {
  /** The folder's name, which is also the subgraph's name in the supergraph. */
  name: string;
  folder: string;
  /** Where the department listens by default: `minsheng.port` of its package.json. */
  port: number;
}

export interface Registry {
  departments: Department[];
  problems: Problem[];
}

/**
 * Lists the departments. No list names them: a folder under `subgraphs/` with a `schema.ts` is one, so adding a department
 * edits nothing outside its own folder.
 */
export function findDepartments(root: string): Registry {
  const parent = join(root, 'subgraphs');
  const departments: Department[] = [];
  const problems: Problem[] = [];
  const names = existsSync(parent) ? readdirSync(parent).sort() : [];
  for (const name of names) {
    const folder = join(parent, name);
    if (!existsSync(join(folder, 'schema.ts'))) continue;
    const port = declaredPort(folder);
    if (port === undefined) problems.push(portMissing(name));
    else departments.push({ name, folder, port });
  }
  return { departments, problems: [...problems, ...sharedPorts(departments)] };
}

/** The address the supergraph carries for a department; the gateway's configuration overrides it per place of work. */
export function routingUrl(department: Department): string {
  return `http://127.0.0.1:${department.port}/graphql`;
}

function declaredPort(folder: string): number | undefined {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return undefined;
  const { minsheng } = JSON.parse(readFileSync(manifest, 'utf8')) as { minsheng?: { port?: unknown } };
  const port = minsheng?.port;
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

function portMissing(name: string): Problem {
  return {
    code: 'PORT_MISSING',
    departments: [name],
    coordinate: undefined,
    message: `subgraphs/${name}/package.json names no port, so the supergraph cannot say where the department is reached.`,
    whatToDo: `Add "minsheng": { "port": <number 1-65535 no other department uses> } to subgraphs/${name}/package.json.`,
  };
}

function sharedPorts(departments: Department[]): Problem[] {
  const byPort = Map.groupBy(departments, department => department.port);
  return [...byPort].flatMap(([port, sharers]) => {
    if (sharers.length < 2) return [];
    const names = sharers.map(department => department.name);
    return {
      code: 'PORT_SHARED',
      departments: names,
      coordinate: undefined,
      message: `${names.join(' and ')} both name port ${port}; on one machine only one of them can listen.`,
      whatToDo: 'Give each department its own "minsheng": { "port": … } in its package.json.',
    };
  });
}
