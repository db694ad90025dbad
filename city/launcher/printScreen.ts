import type { LaunchOptions } from './options.ts';
import type { RunningProcess } from './startProcess.ts';

/** What runs where, and what to do next. */
export function printScreen(
  gateway: RunningProcess,
  departments: RunningProcess[],
  { scale, seed, cityDirectory }: LaunchOptions,
): void {
  const rows = [gateway, ...departments].map(({ name, url, pid }) => `  ${name.padEnd(20)} ${url.padEnd(36)} pid ${pid}`);
  process.stdout.write(
    [
      '',
      `民生联邦网关 Minsheng Federation Gateway · city ${scale}, seed ${seed}`,
      ...rows,
      '',
      `  GraphQL and GraphiQL  ${gateway.url}`,
      `  data                  ${cityDirectory}`,
      '  stop                  Ctrl-C',
      '',
      '',
    ].join('\n'),
  );
}
