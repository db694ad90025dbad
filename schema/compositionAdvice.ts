/**
 * What to do about a composition error, by the code that @theguild/federation-composition gives it. Only the codes our
 * departments really meet have words of their own; the rest are explained well enough by the library's message.
 */
const ADVICE: Readonly<Record<string, string>> = {
  INVALID_FIELD_SHARING:
    'One item has one owner (一数一源). Remove the field from every department but its owner, mark it @external where it is only read, or @shareable where all of them truly give the same answer.',
  FIELD_TYPE_MISMATCH:
    'Agree on one type: the owner decides, the others follow. The nullable type wins where only nullability differs.',
  FIELD_ARGUMENT_TYPE_MISMATCH: "Give the argument the same type in every department; the owner's wins.",
  EXTERNAL_TYPE_MISMATCH: "An @external field repeats its owner's type exactly: copy it from schema/subgraphs/<owner>.graphql.",
  EXTERNAL_MISSING_ON_BASE: 'No department owns this @external field. Check its spelling against the owner in schema/subgraphs/.',
  EXTERNAL_UNUSED: 'Nothing needs this @external field: remove it, or name it in the @requires, @provides or @key that needs it.',
  EXTENSION_WITH_NO_BASE: 'No department defines this type. Define it in its owner, or drop "extend".',
  REQUIRES_INVALID_FIELDS:
    'The fields in @requires must stand on the same type, marked @external if another department owns them.',
  REQUIRES_FIELDS_MISSING_EXTERNAL: 'Mark the fields named in @requires as @external: they belong to another department.',
  KEY_INVALID_FIELDS: 'A @key names fields of its own type: Person(pid), Employer(uscc), Division(code).',
  SATISFIABILITY_ERROR:
    'The gateway could not reach this field on every path. Give the type a @key the other department can also produce, and a reference resolver in the owner (no "resolvable: false" there).',
  INTERFACE_FIELD_NO_IMPLEM:
    'A type that implements the interface lacks this field. Add it to the type in its department, or take it off the interface.',
  TYPE_KIND_MISMATCH: 'The same name means a type of another kind next door. Rename the one that is not in schema/GLOSSARY.md.',
  ENUM_VALUE_MISMATCH: 'An enum that callers send must be the same in every department that takes it.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH: 'Make the argument optional, or add it in the departments that lack it.',
  REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH: 'Make the input field optional, or add it in the departments that lack it.',
  NO_QUERIES: 'No department offers a query. At least one Query field must exist.',
  INVALID_GRAPHQL: 'Mend the definition in the department named above; "npm run schema" prints it again.',
};

/** A sentence for the developer who met the composition error `code`. */
export function adviceFor(code: string): string {
  return ADVICE[code] ?? `See "When composition fails" in schema/README.md; the rule is ${code}.`;
}
