import { createYoga } from 'graphql-yoga';
import { noIntrospection } from './no-introspection.ts';
import { createApiSchema, type Resolvers } from './schema.ts';

interface ApiOptions {
  endpoint: string;
  updatedAtSort: boolean;
  introspection: 'allowed' | 'refused';
}

/** Makes the schema of a later API: gets our SDL, and gives that of the server. */
export type Drift = (sdl: string) => string;

/** An API of the documented schema, whose appointments have no services. */
export const withoutServices: Drift = (sdl) => sdl.replace(/^ +allServiceItems\(.*\n/m, '');

const drifts: Drift[] = [];

/** A number of its own for each drift. */
function driftNumber(drift: Drift): number {
  if (!drifts.includes(drift)) drifts.push(drift);
  return drifts.indexOf(drift);
}

const made = new Map<string, ReturnType<typeof createApi>>();

/** The API of this kind. Making one and reading its first queries takes long, so all accounts of a process share it. */
export function apiOf(options: ApiOptions, drift?: Drift): ReturnType<typeof createApi> {
  const key = JSON.stringify([options, drift && driftNumber(drift)]);
  const api = made.get(key) ?? createApi(options, drift);
  made.set(key, api);
  return api;
}

function createApi({ endpoint, updatedAtSort, introspection }: ApiOptions, drift?: Drift) {
  return createYoga<{ resolvers: Resolvers }>({
    schema: createApiSchema(updatedAtSort, drift),
    graphqlEndpoint: endpoint,
    plugins: introspection === 'refused' ? [noIntrospection] : [],
    maskedErrors: false,
    logging: false,
    landingPage: false,
    graphiql: false,
    cors: false,
  });
}
