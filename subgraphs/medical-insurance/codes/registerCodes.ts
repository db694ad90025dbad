import { registerEnumType } from 'type-graphql';

/** What one code means: to the officer, to the developer. */
export type Meaning = readonly [chinese: string, english: string];

export interface CodeSet<Name extends string> {
  /** Name of the enum in the graph. */
  name: string;
  description: string;
  meanings: Record<Name, Meaning>;
}

/**
 * Publishes one of the department's code tables as a GraphQL enum, and returns the same table as the importer takes it.
 * Both come from one declaration, so a code that can be imported can also be answered.
 */
export function registerCodes<Name extends string, Code extends string>(
  codes: Record<Name, Code>,
  { name, description, meanings }: CodeSet<NoInfer<Name>>,
): Record<Code, string> {
  const valuesConfig: Partial<Record<Name, { description: string }>> = {};
  const table: Partial<Record<Code, string>> = {};
  for (const member of Object.keys(codes) as Name[]) {
    const [chinese, english] = meanings[member];
    valuesConfig[member] = { description: `${chinese} ${codes[member]}。${english}.` };
    table[codes[member]] = chinese;
  }
  registerEnumType(codes, { name, description, valuesConfig });
  return table as Record<Code, string>;
}
