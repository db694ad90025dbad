import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evidenceEvents } from './events.ts';

const document = readFileSync(join(import.meta.dirname, '../../schema/evidence-events.md'), 'utf8');
const [before = '', after = ''] = document.split('## What each event carries');
const cellsOf = (text: string) => [...text.matchAll(/^\|.*\|$/gm)].map(([row]) => row.split('|').map(cell => cell.trim()));

test('schema/evidence-events.md lists exactly the events of the code, and says which are written', () => {
  const rows = cellsOf(before).filter(([, event = '']) => event.startsWith('`'));
  expect(rows.map(([, event = '']) => event.replaceAll('`', ''))).toEqual(Object.keys(evidenceEvents));
  for (const [, event = '', , , , written] of rows) expect(written, event).toBe('yes');
});

test('and the members of each, with a word for it and a meaning', () => {
  const members: Record<string, string[]> = {};
  let event = '';
  for (const [, first = '', member = '', chinese, meaning] of cellsOf(after)) {
    if (!member.startsWith('`')) continue;
    if (first !== '') event = first.replaceAll('`', '');
    members[event] = [...(members[event] ?? []), member.replaceAll('`', '')];
    expect(chinese && meaning, `${event} ${member}`).toBeTruthy();
  }
  expect(members).toEqual(evidenceEvents);
});
