import { ACCOUNTS } from '../identity/accounts.ts';
import { placesIn } from '../identity/places.ts';
import { type LaunchOptions, USUAL_DATA_DIRECTORY } from './options.ts';
import type { RunningProcess } from './startProcess.ts';

export interface RunningCity {
  gateway: RunningProcess;
  departments: RunningProcess[];
  identity: RunningProcess | undefined;
}

/** What runs where, and what to do next. */
export function printScreen({ gateway, departments, identity }: RunningCity, options: LaunchOptions): void {
  const { scale, seed, cityDirectory, evidenceDirectory } = options;
  const running = [gateway, ...(identity === undefined ? [] : [identity]), ...departments];
  const rows = running.map(({ name, url, pid }) => `  ${name.padEnd(20)} ${url.padEnd(36)} pid ${pid}`);
  process.stdout.write(
    [
      '',
      `民生联邦网关 Minsheng Federation Gateway · city ${scale}, seed ${seed}`,
      ...rows,
      '',
      `  GraphQL and GraphiQL  ${gateway.url}`,
      ...(gateway.adminUrl === undefined ? [] : [`  metrics and health    ${gateway.adminUrl}/metrics`]),
      ...(identity === undefined ? [] : identityLines(identity, options)),
      `  data                  ${cityDirectory}`,
      `  evidence              npm run evidence -- verify ${evidenceDirectory}`,
      '  stop                  Ctrl-C',
      '',
      '',
    ].join('\n'),
  );
}

const ACCOUNTS_IN_A_LINE = 4;

function identityLines({ url }: RunningProcess, { dataDirectory }: LaunchOptions): string[] {
  const names = ACCOUNTS.map(({ account }) => account);
  const lines = names.flatMap((_, at) => (at % ACCOUNTS_IN_A_LINE ? [] : [names.slice(at, at + ACCOUNTS_IN_A_LINE).join('  ')]));
  return [
    `  issuer                ${url}   (demonstration only)`,
    ...lines.map((line, at) => `  ${(at === 0 ? 'demo accounts' : '').padEnd(21)} ${line}`),
    `  password of all       ${placesIn(dataDirectory).password}`,
    `  a token               npm run -s token -- auditor${dataDirectory === USUAL_DATA_DIRECTORY ? '' : ` --data-dir ${dataDirectory}`}`,
  ];
}
