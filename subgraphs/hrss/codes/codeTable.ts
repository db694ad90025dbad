import { registerEnumType } from 'type-graphql';

/** What a code means, as officers say it and in English. */
type Meaning = readonly [zh: string, en: string];

interface CodeTableDescription<Name extends string> {
  /** Name of the GraphQL enum. */
  name: string;
  description: string;
  meanings: Record<Name, Meaning>;
}

/**
 * Makes an enum of the department's codes known to both sides that need its words: the graph (as an enum type) and the importer.
 * @returns the meaning of each code in Chinese, for `code(...)` in an export file
 */
export function codeTable<Name extends string, Code extends string>(
  codes: Record<Name, Code>,
  { name, description, meanings }: CodeTableDescription<Name>,
): Record<Code, string> {
  const entries = Object.entries(codes) as [Name, Code][];
  const valuesConfig = Object.fromEntries(
    entries.map(([key, code]) => [key, { description: `${meanings[key][0]} ${code}。${meanings[key][1]}.` }]),
  ) as Record<Name, { description: string }>;
  registerEnumType(codes, { name, description, valuesConfig });
  return Object.fromEntries(entries.map(([key, code]) => [code, meanings[key][0]])) as Record<Code, string>;
}
