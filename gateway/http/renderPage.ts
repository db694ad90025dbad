import { renderGraphiQL } from '@graphql-yoga/render-graphiql';

let page: string | undefined;

/** GraphiQL as one self-contained page: it loads nothing from the internet, which a government network does not reach. */
export function renderPage(): string {
  page ??= renderGraphiQL({
    title: '民生联邦网关 · Minsheng Federation Gateway',
    endpoint: '/graphql',
    defaultQuery:
      "# 领导小组看板 The leading group's board\n{\n  indicators {\n    code\n    name\n    value\n    status\n  }\n}\n",
  });
  return page;
}
