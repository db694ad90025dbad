import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

/** The process of @apollo/gateway: `apollo.server.ts <supergraph file> <port>`. */
const [, , supergraph = '', port] = process.argv;
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(supergraph, 'utf8') });
const server = new ApolloServer({ gateway });
await startStandaloneServer(server, { listen: { port: Number(port), host: '127.0.0.1' } });
