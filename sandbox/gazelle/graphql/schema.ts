import { readFileSync } from 'node:fs';
import { createSchema } from 'graphql-yoga';
import type { Settings } from '../quirks.ts';
import type { World } from '../world.ts';
import { loosenLeaves } from './leaves.ts';
import { queryResolvers } from './query-resolvers.ts';
import { typeResolvers } from './type-resolvers.ts';
import { createViews } from './views.ts';

const SDL = new URL('../../../sources/gazelle/api/schema.graphql', import.meta.url);

/** The API over this world; without `updatedAtSort` its sort enums lack UPDATED_AT, as the documented ones do. */
export function createApiSchema(world: World, settings: Settings, updatedAtSort: boolean) {
  const sdl = readFileSync(SDL, 'utf8');
  const views = createViews(world);
  const schema = createSchema({
    typeDefs: updatedAtSort ? sdl : sdl.replaceAll(/^ +UPDATED_AT_(ASC|DESC)\n/gm, ''),
    resolvers: {
      PrivateQuery: queryResolvers(world, settings, views),
      ...typeResolvers(world, settings, views),
    },
  });
  loosenLeaves(schema);
  return schema;
}
