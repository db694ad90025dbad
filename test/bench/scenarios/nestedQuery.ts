/** Asks graphs/nested.ts: the same few objects are met again and again on the way down. */
export const NESTED = `query Nested {
  residents(first: 10) { ...ResidentParts opinions(first: 5) { ...OpinionParts service { ...ServiceParts opinions(first: 5) { ...OpinionParts author {
    ...ResidentParts opinions(first: 5) { ...OpinionParts service { ...ServiceParts } } } } } } }
  topServices { ...ServiceParts opinions(first: 5) { ...OpinionParts author { ...ResidentParts opinions(first: 5) { ...OpinionParts service {
    ...ServiceParts } } } } }
}
fragment ResidentParts on Resident { id login name }
fragment OpinionParts on Opinion { id text }
fragment ServiceParts on Service { code name fee pages isOpen minutes }`;

/** The same of graphs/nestedPersons.ts. */
export const NESTED_PERSONS = NESTED.replace('on Resident { id', 'on Person { pid');
