import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, parse } from 'graphql';

const FEDERATION_2 =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@shareable", "@inaccessible", "@composeDirective"])';

type Resolver = (parent: never, args: never) => unknown;
export type Resolvers = Record<string, Record<string, Resolver>>;

/** What a department heard: the operation and its variables. */
export interface Heard {
  query: string;
  variables: Record<string, unknown>;
}

/** A real subgraph server that can be stopped and started again at the same address, as departments are. */
export class Department {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly resolvers: Resolvers;
  readonly heard: Heard[] = [];
  /** The `traceparent` of each of those, if it had one. */
  readonly traceParents: (string | undefined)[] = [];
  /** Milliseconds to wait before answering. */
  delay = 0;
  /** What it says instead of its own answers, as JSON text: for a department that breaks its word. */
  says: string | undefined;
  #server: ApolloServer | undefined;
  #port = 0;

  /** @param link how it links to the federation specification; the empty text makes a Federation 1 subgraph */
  constructor(name: string, { sdl, resolvers, link = FEDERATION_2 }: { sdl: string; resolvers: Resolvers; link?: string }) {
    this.name = name;
    this.typeDefs = parse(`${link}\n${sdl}`);
    this.resolvers = resolvers;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  async start(): Promise<void> {
    const { heard, traceParents } = this;
    const wait = () => new Promise(resolve => setTimeout(resolve, this.delay));
    const server = new ApolloServer({
      // Subgraph resolvers differ per test; their argument types are the tests' own business.
      schema: buildSubgraphSchema([{ typeDefs: this.typeDefs, resolvers: this.resolvers as never }]),
      includeStacktraceInErrorResponses: true,
      plugins: [
        ApolloServerPluginInlineTraceDisabled(),
        {
          requestDidStart: async ({ request }) => {
            heard.push({ query: request.query ?? '', variables: request.variables ?? {} });
            traceParents.push(request.http?.headers.get('traceparent'));
            await wait();
            return {
              willSendResponse: async ({ response }) => {
                if (this.says !== undefined) response.body = { kind: 'single', singleResult: JSON.parse(this.says) };
              },
            };
          },
        },
      ],
    });
    this.#server = server;
    const { url } = await startStandaloneServer(server, { listen: { port: this.#port, host: '127.0.0.1' } });
    this.#port = Number(new URL(url).port);
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#server = undefined;
  }
}
