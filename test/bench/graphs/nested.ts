import type { FederatedGraph } from './FederatedGraph.ts';

// Chosen so that the answer has about 370 objects, 33 of them distinct, in 88 KB.
const RESIDENTS = 6;
const SERVICES = 9;
const OPINIONS_OF_A_RESIDENT = [3, 3, 3, 2, 3, 3];
const TEXT_LENGTH = 365;

const SENTENCE = 'The clerk at the window was friendly and explained all the papers at once; ';

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
const indexOf = (id: string) => Number(id.slice(id.indexOf('-') + 1)) - 1;

/**
 * Four departments and one deep question with much repetition, in the shape of the public gateways' benchmark (users,
 * products, reviews, stock): few distinct objects, each met on many paths. Names and data are our own.
 */
export const graph: FederatedGraph = { departments: [residents(), services(), opinions(), counters()] };

interface Page {
  first: number;
}

interface Opinion {
  id: string;
  text: string;
  resident: number;
  service: number;
}

function allOpinions(): Opinion[] {
  const opinions: Opinion[] = [];
  for (const [resident, count] of OPINIONS_OF_A_RESIDENT.entries()) {
    for (let index = 0; index < count; index++) {
      const service = (resident * 2 + index * 3) % SERVICES;
      const text = `Opinion ${resident}.${index}: ${SENTENCE.repeat(10)}`.slice(0, TEXT_LENGTH);
      opinions.push({ id: `o-${opinions.length + 1}`, text, resident, service });
    }
  }
  return opinions;
}

function residents(): FederatedGraph['departments'][number] {
  const resident = (id: string) => ({ id, login: `login.${id}`, name: `Resident ${id}`, birthYear: 1950 + indexOf(id) });
  return {
    name: 'residents',
    typeDefs: `
      type Query { me: Resident residents(first: Int = 10): [Resident] resident(id: ID!): Resident }
      type Resident @key(fields: "id") { id: ID! name: String login: String birthYear: Int }`,
    resolvers: {
      Query: { me: () => resident('r-1'), residents: () => ids('r', RESIDENTS).map(resident) },
      Resident: { __resolveReference: ({ id }: { id: string }) => resident(id) },
    },
  };
}

function services(): FederatedGraph['departments'][number] {
  const service = (code: string) => ({
    code,
    name: `Service ${code}`,
    fee: (indexOf(code) * 37) % 120,
    pages: 100 + indexOf(code) * 50,
  });
  return {
    name: 'services',
    typeDefs: `
      type Query { topServices(first: Int = 5): [Service] }
      type Service @key(fields: "code") { code: String! name: String fee: Int pages: Int }`,
    resolvers: {
      Query: { topServices: (_: unknown, { first }: { first: number }) => ids('s', first).map(service) },
      Service: { __resolveReference: ({ code }: { code: string }) => service(code) },
    },
  };
}

function opinions(): FederatedGraph['departments'][number] {
  const all = allOpinions();
  return {
    name: 'opinions',
    typeDefs: `
      type Opinion @key(fields: "id") { id: ID! text: String author: Resident service: Service }
      type Resident @key(fields: "id") { id: ID! opinions(first: Int = 10): [Opinion] }
      type Service @key(fields: "code") { code: String! opinions(first: Int = 10): [Opinion] }`,
    resolvers: {
      Opinion: {
        __resolveReference: ({ id }: { id: string }) => all.find(opinion => opinion.id === id),
        author: ({ resident }: Opinion) => ({ id: `r-${resident + 1}` }),
        service: ({ service }: Opinion) => ({ code: `s-${service + 1}` }),
      },
      Resident: {
        opinions: ({ id }: { id: string }, { first }: Page) =>
          all.filter(({ resident }) => resident === indexOf(id)).slice(0, first),
      },
      Service: {
        opinions: ({ code }: { code: string }, { first }: Page) =>
          all.filter(({ service }) => service === indexOf(code)).slice(0, first),
      },
    },
  };
}

function counters(): FederatedGraph['departments'][number] {
  return {
    name: 'counters',
    typeDefs: `
      type Service @key(fields: "code") {
        code: String! fee: Int @external pages: Int @external
        isOpen: Boolean minutes: Int @requires(fields: "fee pages")
      }`,
    resolvers: {
      Service: {
        isOpen: ({ code }: { code: string }) => indexOf(code) % 2 === 0,
        minutes: ({ fee, pages }: { fee: number; pages: number }) => (fee > 100 ? 0 : Math.round(pages / 2)),
      },
    },
  };
}
