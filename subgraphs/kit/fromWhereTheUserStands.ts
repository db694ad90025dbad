import { resolve } from 'node:path';

/** `npm run -w` changes the folder before it starts us and says in INIT_CWD where the user stands. */
export function fromWhereTheUserStands(path: string, environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment.INIT_CWD ?? process.cwd(), path);
}
