import type { GraphQLFormattedError } from 'graphql';

/** A GraphQL answer together with how it came. */
export interface Answer<Data> {
  status: number;
  data?: Data | null;
  errors?: GraphQLFormattedError[];
  extensions?: Readonly<Record<string, unknown>>;
}

/** A gateway together with who asks it. */
export interface Asker {
  url: string;
  /** Sent with each question: a token, and for what is asked. */
  headers: Readonly<Record<string, string>>;
}

/**
 * Sends one GraphQL operation over HTTP, as any client would. An answer that is not GraphQL (a proxy's page, an empty
 * body) is an error that shows what came instead.
 */
export async function ask<Data = unknown>(
  target: string | URL | Asker,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer<Data>> {
  const { url, headers } = typeof target === 'object' && 'headers' in target ? target : { url: target, headers: {} };
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? 'no content-type';
  if (!/^application\/(graphql-response\+)?json\b/.test(type)) {
    throw new Error(`${url} answered ${response.status} with ${type} instead of GraphQL: ${text.slice(0, 200)}`);
  }
  return { status: response.status, ...(JSON.parse(text) as Omit<Answer<Data>, 'status'>) };
}
