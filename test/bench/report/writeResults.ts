import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import type { Scenario } from '../scenarios/Scenario.ts';
import { machineFacts } from './machineFacts.ts';
import { printTable } from './printTable.ts';
import type { Table } from './Table.ts';

/** Writes results/<scenario>.md for readers and .json for programs. Returns the path of the first. */
export function writeResults(scenario: Scenario, tables: readonly Table[], gateways: readonly GatewayUnderTest[]): string {
  const folder = join(import.meta.dirname, '..', 'results');
  mkdirSync(folder, { recursive: true });
  const facts = machineFacts();
  const versions = Object.fromEntries(gateways.map(({ name, version }) => [name, version]));
  const command = `npm run bench -- ${process.argv.slice(2).join(' ')}`;
  const path = join(folder, `${scenario.name}.md`);
  const list = (entries: Record<string, string>) => Object.entries(entries).map(([name, value]) => `- ${name}: ${value}`);
  const lines = [`# ${scenario.title}`, '', `\`${command}\``, '', ...list(facts), '', ...list(versions), ''];
  writeFileSync(path, `${lines.join('\n')}\n${tables.map(printTable).join('\n')}`);
  writeFileSync(
    join(folder, `${scenario.name}.json`),
    `${JSON.stringify({ scenario: scenario.name, command, facts, versions, tables }, null, 2)}\n`,
  );
  return path;
}
