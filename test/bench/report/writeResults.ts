import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import { machineFacts } from './machineFacts.ts';
import { printTable } from './printTable.ts';
import type { Table } from './Table.ts';

/** What was measured. */
export interface Measured {
  /** Of the files. */
  name: string;
  title: string;
  /** The npm script that was run. */
  script: 'bench' | 'workers' | 'trust';
  tables: readonly Table[];
  gateways: readonly GatewayUnderTest[];
}

/** Writes results/<name>.md for readers and .json for programs. Returns the path of the first. */
export function writeResults({ name, title, script, tables, gateways }: Measured): string {
  const folder = join(import.meta.dirname, '..', 'results');
  mkdirSync(folder, { recursive: true });
  const facts = machineFacts();
  const versions = Object.fromEntries(gateways.map(gateway => [gateway.name, gateway.version]));
  const command = `npm run ${script} -- ${process.argv.slice(2).join(' ')}`;
  const path = join(folder, `${name}.md`);
  const list = (entries: Record<string, string>) => Object.entries(entries).map(([fact, value]) => `- ${fact}: ${value}`);
  const lines = [`# ${title}`, '', `\`${command}\``, '', ...list(facts), '', ...list(versions), ''];
  writeFileSync(path, `${lines.join('\n')}\n${tables.map(printTable).join('\n')}`);
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ scenario: name, command, facts, versions, tables }, null, 2)}\n`,
  );
  return path;
}
