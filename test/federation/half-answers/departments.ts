import { department } from '../harness.ts';

/** The answers stand in the tests: what these departments say there is not what they were asked. */
export const createDepartments = () => ({
  people: department(
    'people',
    `type Query { people: [Person]! person: Person @shareable shown: Shown }
     type Person @key(fields: "id") { id: ID! name: String born: Int home: Home } type Home { street: String }
     union Shown = Person | Notice type Notice { text: String }`,
    {},
  ),
  benefits: department(
    'benefits',
    'type Query { person: Person @shareable } type Person @key(fields: "id") { id: ID! benefit: String rate: Int! }',
    {},
  ),
});
