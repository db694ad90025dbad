import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, GraphQLError, Kind, parse } from 'graphql';
import type { Problem } from './problem.ts';

/** An operation somebody relies on, as recorded under `schema/operations/`. */
export interface RecordedOperation {
  path: string;
  name: string;
  /** Who would break: the words after `# consumer:` in the file. */
  consumer: string;
  document: DocumentNode;
}

export interface RecordedOperations {
  operations: RecordedOperation[];
  problems: Problem[];
}

const FOLDER = 'schema/operations';

/** Reads the recorded operations: one named operation per file, with a comment that names its consumer. */
export function readRecordedOperations(root: string): RecordedOperations {
  const operations: RecordedOperation[] = [];
  const problems: Problem[] = [];
  const files = existsSync(join(root, FOLDER)) ? readdirSync(join(root, FOLDER)).sort() : [];
  for (const file of files.filter(name => name.endsWith('.graphql'))) {
    const path = `${FOLDER}/${file}`;
    const operation = readOperation(path, readFileSync(join(root, path), 'utf8'));
    if (typeof operation === 'string') problems.push(unreadable(path, operation));
    else operations.push(operation);
  }
  return { operations, problems };
}

function readOperation(path: string, text: string): RecordedOperation | string {
  const consumer = /^#\s*consumer:\s*(\S.*?)\s*$/m.exec(text)?.[1];
  if (consumer === undefined) return 'It does not say who relies on it.';
  const document = parseOperation(text);
  if (typeof document === 'string') return document;
  const definitions = document.definitions.filter(definition => definition.kind === Kind.OPERATION_DEFINITION);
  const name = definitions[0]?.name?.value;
  if (definitions.length !== 1 || name === undefined) return 'It must hold exactly one operation, with a name.';
  return { path, name, consumer, document };
}

function parseOperation(text: string): DocumentNode | string {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
}

function unreadable(path: string, message: string): Problem {
  return {
    code: 'OPERATION_UNREADABLE',
    departments: [],
    coordinate: path,
    message,
    whatToDo: 'Write "# consumer: <who relies on it>" on the first line and one named operation below it.',
  };
}
