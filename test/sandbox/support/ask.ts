import type { GazelleSandbox } from '../../../sandbox/gazelle/server.ts';

/** What a page looks like when only ids are asked for. */
export type IdPage = {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: {
    startCursor: string | null;
    endCursor: string | null;
    hasNextPage: boolean;
    hasPreviousPage: boolean;
  };
  totalCount: number;
};

/** A GraphQL answer; `T` is the shape of the data the test asked for. */
export type Answer<T> = { data: T; errors?: { message: string }[] };

/** What selects an `IdPage`. */
export const ID_PAGE = `edges { cursor node { id } } nodes { id } totalCount
  pageInfo { startCursor endCursor hasNextPage hasPreviousPage }`;

/** Sends one query with the API key, expecting HTTP 200. */
export async function ask<T>(gazelle: GazelleSandbox, query: string, variables = {}): Promise<Answer<T>> {
  const response = await fetch(gazelle.url, {
    method: 'POST',
    // What is sent to Gazelle.
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      'x-gazelle-api-key': gazelle.apiKey,
    },
    body: JSON.stringify({ query, variables }),
  });
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer<T>;
}

/** One page of a connection; `args` as written in GraphQL, such as `first: 2, sortBy: [CREATED_AT_DESC]`. */
export async function idPage(gazelle: GazelleSandbox, field: string, args = ''): Promise<IdPage> {
  const { data, errors } = await ask<{ page: IdPage }>(
    gazelle,
    `{ page: ${field}${args && `(${args})`} { ${ID_PAGE} } }`,
  );
  if (errors) throw new Error(errors.map((error) => error.message).join('; '));
  return data.page;
}

/** Reads a connection to its end by `endCursor`; the ids of each page. */
export async function idPages(gazelle: GazelleSandbox, field: string, args: string): Promise<string[][]> {
  const pages: string[][] = [];
  let after = '';
  for (let more = true; more; ) {
    const { nodes, pageInfo } = await idPage(gazelle, field, `${args}${after}`);
    pages.push(nodes.map((node) => node.id));
    more = pageInfo.hasNextPage;
    after = `, after: ${JSON.stringify(pageInfo.endCursor)}`;
  }
  return pages;
}
