call public.gazelle_make_table('gazelle_timeline_entries', '
  client_id text, piano_id text, appointment_id text, invoice_id text, estimate_id text, user_id text, type text,
  summary text, comment text, occurred_at timestamptz');

create index if not exists gazelle_timeline_entries_by_occurred_at on public.gazelle_timeline_entries (occurred_at);
create index if not exists gazelle_timeline_entries_by_account_and_occurred_at on public.gazelle_timeline_entries (account_id, occurred_at);

comment on table public.gazelle_timeline_entries is
  'What happened with clients and pianos (services, notes, messages), copied from Gazelle.';
