import { type ConstDirectiveNode, type DocumentNode, parse, visit } from 'graphql';
import { directiveArgument } from './directiveArgument.ts';

/** Names of fields that some `@requires` asks for with arguments: `@requires(fields: "pension(kind: EXTRA)")`. Mostly none. */
export function readRequiredWithArguments(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(supergraph, {
    Directive(node) {
      if (node.name.value !== 'join__field') return;
      const required = directiveArgument(node as ConstDirectiveNode, 'requires');
      if (required === undefined) return;
      visit(parse(`{ ${required} }`), { Field: field => void (field.arguments?.length && names.add(field.name.value)) });
    },
  });
  return names;
}
