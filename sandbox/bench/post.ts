const { SUPABASE_URL = '', SUPABASE_SECRET_KEY = '' } = process.env;

/** Stores rows as plainly as can be: one request, and nothing asked of what it did. Throws unless it is answered well. */
export async function post(table: string, rows: unknown): Promise<void> {
  const response = await fetch(`${SUPABASE_URL}/rest/v1/${table}?on_conflict=account_id,id`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      apikey: SUPABASE_SECRET_KEY,
      prefer: 'resolution=merge-duplicates,return=minimal',
    },
    body: JSON.stringify(rows),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  await response.arrayBuffer();
}
