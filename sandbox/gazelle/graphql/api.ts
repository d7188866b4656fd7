import { createYoga } from 'graphql-yoga';
import { noIntrospection } from './no-introspection.ts';
import { createApiSchema, type Resolvers } from './schema.ts';

interface ApiOptions {
  endpoint: string;
  updatedAtSort: boolean;
  introspection: 'allowed' | 'refused';
}

const made = new Map<string, ReturnType<typeof createApi>>();

/** The API of this kind. Making one and reading its first queries takes long, so all accounts of a process share it. */
export function apiOf(options: ApiOptions): ReturnType<typeof createApi> {
  const key = JSON.stringify(options);
  const api = made.get(key) ?? createApi(options);
  made.set(key, api);
  return api;
}

function createApi({ endpoint, updatedAtSort, introspection }: ApiOptions) {
  return createYoga<{ resolvers: Resolvers }>({
    schema: createApiSchema(updatedAtSort),
    graphqlEndpoint: endpoint,
    plugins: introspection === 'refused' ? [noIntrospection] : [],
    maskedErrors: false,
    logging: false,
    landingPage: false,
    graphiql: false,
    cors: false,
  });
}
