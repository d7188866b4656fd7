// The first sync as an earlier program did it: the lists one after the other, and one request to Supabase for each record.
// Run by the benchmark as a process of its own.
import { DAY, iso } from '../gazelle/instants.ts';
import { post } from './post.ts';

const { GAZELLE_API_URL = '', GAZELLE_API_KEY = '' } = process.env;

const daysAgo = (days: number) => iso(Date.now() - days * DAY);

/** The lists with their filters, what is read of them, and the table each goes into. */
const lists = [
  { field: 'allClients', filter: '', fields: 'companyName status', table: 'gazelle_clients' },
  { field: 'allPianos', filter: '', fields: 'make model notes', table: 'gazelle_pianos' },
  {
    field: 'allEventsBatched',
    filter: `filters: { dateGet: "${daysAgo(7).slice(0, 10)}" }`,
    fields: 'title notes status',
    table: 'gazelle_appointments',
  },
  {
    field: 'allTimelineEntries',
    filter: `occurredAtGet: "${daysAgo(30)}"`,
    fields: 'type summary comment',
    table: 'gazelle_timeline_entries',
  },
];

for (const { field, filter, fields, table } of lists) {
  for (let after: string | null = null, more = true; more; ) {
    const from: string = after ? `after: "${after}"` : '';
    const query = `{ ${field}(first: 100 ${filter} ${from}) { nodes { id ${fields} } pageInfo { hasNextPage endCursor } } }`;
    const response = await fetch(GAZELLE_API_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gazelle-api-key': GAZELLE_API_KEY },
      body: JSON.stringify({ query }),
    });
    const { nodes, pageInfo } = (await response.json()).data[field];
    for (const node of nodes) {
      await post(table, node);
    }
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
}
