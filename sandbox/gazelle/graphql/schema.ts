import { existsSync, readFileSync } from 'node:fs';
import { createSchema } from 'graphql-yoga';
import type { Settings } from '../quirks.ts';
import { createWorld, type World } from '../world.ts';
import { loosenLeaves } from './leaves.ts';
import { queryResolvers } from './query-resolvers.ts';
import { typeResolvers } from './type-resolvers.ts';
import { createViews } from './views.ts';

// Beside `sandbox` in the repository, beside `dist` in the built package.
const SDL = ['../../../', '../../../../']
  .map((root) => new URL(`${root}sources/gazelle/api/schema.graphql`, import.meta.url))
  .find((url) => existsSync(url));

type Resolver = (parent: unknown, args: unknown) => unknown;

/** What answers the fields of one account, by type and field. */
export type Resolvers = Record<string, Record<string, Resolver>>;

/** The answers of the account in this world. */
export function resolversOf(world: World, settings: Settings): Resolvers {
  const views = createViews(world);
  return {
    PrivateQuery: queryResolvers(world, settings, views),
    ...typeResolvers(world, settings, views),
  } as Resolvers;
}

/**
 * The API; whoever asks it gives the `resolvers` of an account with each request. Without `updatedAtSort` its sort enums lack
 * UPDATED_AT, as the documented ones do; `drift` changes the SDL.
 */
export function createApiSchema(updatedAtSort: boolean, drift = (sdl: string): string => sdl) {
  if (!SDL) throw new Error('schema.graphql is missing from this installation.');
  const sdl = drift(readFileSync(SDL, 'utf8'));
  const schema = createSchema<{ resolvers: Resolvers }>({
    typeDefs: updatedAtSort ? sdl : sdl.replaceAll(/^ +UPDATED_AT_(ASC|DESC)\n/gm, ''),
    // A schema that has drifted may lack a field.
    resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
    resolvers: handedOn(resolversOf(createWorld(), { pageCap: 0, quirks: {}, ties: 'stable' })),
  });
  loosenLeaves(schema);
  return schema;
}

/** The same fields, each answered by the account that the request is for. */
function handedOn(fields: Resolvers) {
  const entries = Object.entries(fields).map(([type, named]) => {
    const delegates = Object.keys(named).map((field) => [
      field,
      (parent: unknown, args: unknown, { resolvers }: { resolvers: Resolvers }) =>
        resolvers[type]?.[field]?.(parent, args),
    ]);
    return [type, Object.fromEntries(delegates)];
  });
  return Object.fromEntries(entries);
}
