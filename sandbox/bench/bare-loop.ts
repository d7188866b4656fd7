import { post } from './post.ts';

// Reads the whole timeline page by page and posts it, and nothing else: what a full read of it costs at the least. It asks for the
// same pages as `etl`, with their cursors and the count: what they take Gazelle is no difference between the two.
// Run by the benchmark as a process of its own.
const { GAZELLE_API_URL = '', GAZELLE_API_KEY = '' } = process.env;
const rowsPerPost = 500;
const query = `query Bare($first: Int!, $after: String) {
  allTimelineEntries(first: $first, after: $after) {
    edges {
      cursor
      node {
        id client { id } piano { id } appointment { id } invoice { id } estimate { id } user { id }
        type summary comment occurredAt
      }
    }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}`;

type Linked = { id: string } | null;
type Entry = Record<'client' | 'piano' | 'appointment' | 'invoice' | 'estimate' | 'user', Linked> &
  Record<'id' | 'type' | 'summary' | 'comment' | 'occurredAt', string | null>;

async function page(after: string | null) {
  const response = await fetch(GAZELLE_API_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gazelle-api-key': GAZELLE_API_KEY },
    body: JSON.stringify({ query, variables: { first: 100, after } }),
  });
  const { data } = await response.json();
  const { edges, pageInfo } = data.allTimelineEntries as {
    edges: { cursor: string; node: Entry }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
  return { edges, after: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

const toRow = ({ client, piano, appointment, invoice, estimate, user, occurredAt, ...rest }: Entry) => ({
  ...rest,
  client_id: client?.id ?? null,
  piano_id: piano?.id ?? null,
  appointment_id: appointment?.id ?? null,
  invoice_id: invoice?.id ?? null,
  estimate_id: estimate?.id ?? null,
  user_id: user?.id ?? null,
  occurred_at: occurredAt,
});

let rows: object[] = [];
let after: string | null = null;
do {
  const read: Awaited<ReturnType<typeof page>> = await page(after);
  rows.push(...read.edges.map(({ node }) => toRow(node)));
  after = read.after;
  if (rows.length >= rowsPerPost || after === null) {
    await post('gazelle_timeline_entries', rows);
    rows = [];
  }
} while (after !== null);
