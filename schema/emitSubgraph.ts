import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, GraphQLError, Kind, parse, print } from 'graphql';
import type { Department } from './departments.ts';
import type { Problem } from './problem.ts';

/** The program that prints a department's SDL to stdout. */
export interface EmitCommand {
  file: string;
  args: string[];
  /** The built file the command runs: when it is missing, the developer is told to build. */
  script: string;
}

export type Emitted = { sdl: string; problem?: undefined } | { sdl?: undefined; problem: Problem };

const TIMEOUT_MS = 60_000;
const MAX_SDL_BYTES = 16 * 1024 * 1024;

/** The department's own build, as rolldown leaves it; the same Node runs it that runs us. */
export function builtEmitter(department: Department): EmitCommand {
  const script = join(department.folder, 'dist', 'emitSchema.js');
  return { file: process.execPath, args: [script], script };
}

/**
 * Asks a department for its SDL. It runs in a process of its own, because type-graphql keeps its metadata in the process:
 * two departments in one would print each other's types.
 */
export async function emitSubgraph(department: Department, command: EmitCommand = builtEmitter(department)): Promise<Emitted> {
  if (!existsSync(command.script)) return { problem: notBuilt(department, command.script) };
  const run = await runToEnd(command, department.folder);
  if (run.failure !== undefined) return { problem: emitFailed(department, run.failure) };
  try {
    return { sdl: contractText(department, parse(run.stdout)) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return {
      problem: emitFailed(department, `what it printed is not SDL: ${error.message} Output begins: ${run.stdout.slice(0, 120)}`),
    };
  }
}

/** Definitions stand by kind and name, so that moving an import in the code does not rewrite the contract. */
function contractText(department: Department, document: DocumentNode): string {
  const definitions = document.definitions.toSorted((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    return left < right ? -1 : Number(left > right);
  });
  const header = `# Emitted from subgraphs/${department.name} by "npm run schema". Do not edit: change the department's code.`;
  return `${header}\n\n${print({ kind: Kind.DOCUMENT, definitions })}\n`;
}

function sortKey(definition: DocumentNode['definitions'][number]): string {
  const name = 'name' in definition ? (definition.name?.value ?? '') : '';
  if (definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION) return '0';
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return `1${name}`;
  return ['Query', 'Mutation', 'Subscription'].includes(name) ? `2${name}` : `3${name}`;
}

function runToEnd(command: EmitCommand, cwd: string): Promise<{ stdout: string; failure: string | undefined }> {
  return new Promise(resolve => {
    execFile(command.file, command.args, { cwd, timeout: TIMEOUT_MS, maxBuffer: MAX_SDL_BYTES }, (error, stdout, stderr) => {
      resolve({ stdout, failure: error === null ? undefined : lastLines(stderr) || error.message });
    });
  });
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join('\n    ');
}

function notBuilt(department: Department, script: string): Problem {
  return {
    code: 'NOT_BUILT',
    departments: [department.name],
    coordinate: undefined,
    message: `${script} does not exist.`,
    whatToDo: 'Run "npm run build", then repeat the command.',
  };
}

function emitFailed(department: Department, reason: string): Problem {
  return {
    code: 'EMIT_FAILED',
    departments: [department.name],
    coordinate: undefined,
    message: `The department's schema could not be printed: ${reason}`,
    whatToDo: `Mend subgraphs/${department.name}/schema.ts, run "npm run build", and try "node subgraphs/${department.name}/dist/emitSchema.js" alone.`,
  };
}
