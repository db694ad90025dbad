import { parseSync, Visitor } from 'rolldown/utils';
import type { Breach, HouseRule } from './HouseRule.ts';
import type { SourceFile } from './SourceFile.ts';

const RUNNERS = new Set(['it', 'test', 'describe', 'suite', 'bench']);
const SWITCHES = new Set(['only', 'skip', 'todo', 'fails']);

/** No test is skipped, and none is singled out so that the others are not run. */
export const TestsAreNotSwitchedOffRule: HouseRule = {
  rule: 'No test is switched off',
  because: 'a test that does not run looks green; mend it, or delete it and say why in the commit',
  breaches: files => files.filter(({ path }) => /\.test\.[jt]sx?$/.test(path)).flatMap(switchedOff),
};

function switchedOff(file: SourceFile): Breach[] {
  const breaches: Breach[] = [];
  new Visitor({
    MemberExpression(node) {
      if (node.property.type !== 'Identifier' || node.computed || !SWITCHES.has(node.property.name)) return;
      if (!RUNNERS.has(rootOf(node))) return;
      const written = file.text.slice(node.start, node.end);
      breaches.push({
        path: file.path,
        line: file.text.slice(0, node.start).split('\n').length,
        message: `"${written}" stands in it`,
      });
    },
  }).visit(parseSync(file.path, file.text).program);
  return breaches;
}

interface Expression {
  type: string;
  name?: unknown;
  object?: Expression;
}

/** The leftmost name: `it` of `it.concurrent.only`. */
function rootOf(node: Expression): string {
  if (node.object !== undefined) return rootOf(node.object);
  return node.type === 'Identifier' && typeof node.name === 'string' ? node.name : '';
}
