do $timeline_entries$
begin
  if to_regclass('public.gazelle_timeline_entries') is null then
    create table public.gazelle_timeline_entries (
      account_id text not null default 'main',
      id text not null,
      client_id text,
      piano_id text,
      appointment_id text,
      invoice_id text,
      estimate_id text,
      user_id text,
      type text,
      summary text,
      comment text,
      occurred_at timestamptz,
      first_synced_at timestamptz not null default now(),
      synced_at timestamptz not null default now(),
      deleted_at timestamptz,
      primary key (account_id, id)
    );
    call public.gazelle_make_private('public.gazelle_timeline_entries');
  end if;
end
$timeline_entries$;

create index if not exists gazelle_timeline_entries_by_client_id on public.gazelle_timeline_entries (client_id);
create index if not exists gazelle_timeline_entries_by_piano_id on public.gazelle_timeline_entries (piano_id);
create index if not exists gazelle_timeline_entries_by_appointment_id
  on public.gazelle_timeline_entries (appointment_id);
create index if not exists gazelle_timeline_entries_by_invoice_id on public.gazelle_timeline_entries (invoice_id);
create index if not exists gazelle_timeline_entries_by_estimate_id
  on public.gazelle_timeline_entries (estimate_id);
create index if not exists gazelle_timeline_entries_by_user_id on public.gazelle_timeline_entries (user_id);
create index if not exists gazelle_timeline_entries_by_occurred_at
  on public.gazelle_timeline_entries (occurred_at);
create index if not exists gazelle_timeline_entries_by_account_and_occurred_at
  on public.gazelle_timeline_entries (account_id, occurred_at);

call public.gazelle_keep_rows('gazelle_timeline_entries');

comment on table public.gazelle_timeline_entries is
  'What happened with clients and pianos (services, notes, messages), copied from Gazelle.';
