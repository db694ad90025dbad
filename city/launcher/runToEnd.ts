import { type SpawnOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Children } from './children.ts';

/**
 * Runs a program to its end and shows its lines under a label, so that several may run side by side.
 * @throws Error with the program's last lines when it fails
 */
export async function runToEnd(
  { label, args, ...options }: { label: string; args: string[] } & SpawnOptions,
  children: Children,
): Promise<void> {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(label, child);
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', line => {
      lastLines.push(line);
      if (lastLines.length > 12) lastLines.shift();
      process.stdout.write(`[${label}] ${line}\n`);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${label} failed (exit ${code}):\n${lastLines.join('\n')}`);
}
