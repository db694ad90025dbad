import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible", "@override"])\n`;

/** A small repository on disk for tests of the contract's tools: departments whose build prints a fixed SDL. Disposes itself. */
export class FixtureRepository implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'minsheng-contract-'));

  /** Adds a department whose `dist/emitSchema.js` prints `sdl` (the federation's `@link` is put before it). */
  department(name: string, port: number, sdl: string): this {
    this.write(`subgraphs/${name}/schema.ts`, '// a department');
    this.write(`subgraphs/${name}/package.json`, JSON.stringify({ type: 'module', minsheng: { port } }));
    return this.write(`subgraphs/${name}/dist/emitSchema.js`, `process.stdout.write(${JSON.stringify(linked(sdl))});`);
  }

  write(path: string, text: string): this {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    return this;
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** SDL as a department prints it, with the import of the federation's directives. */
export function linked(sdl: string): string {
  return LINK + sdl;
}
