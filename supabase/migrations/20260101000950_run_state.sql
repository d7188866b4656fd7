-- What a run has to know before it reads, in one request: where the last one stopped, which tables are still empty (a
-- checkpoint of an empty table is worth nothing), and which rejects are to be tried again.
create or replace function public.gazelle_run_state()
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'settings', (
      select coalesce(jsonb_object_agg(setting.key, setting.value), '{}')
      from public.system_settings as setting
      where setting.key like 'checkpoint:%' or setting.key = 'last_sync_date'
    ),
    'empty_tables', (
      select coalesce(jsonb_agg(state.table_name), '[]')
      from (values
        ('gazelle_users', exists (select from public.gazelle_users)),
        ('gazelle_clients', exists (select from public.gazelle_clients)),
        ('gazelle_contacts', exists (select from public.gazelle_contacts)),
        ('gazelle_pianos', exists (select from public.gazelle_pianos)),
        ('gazelle_appointments', exists (select from public.gazelle_appointments)),
        ('gazelle_timeline_entries', exists (select from public.gazelle_timeline_entries))
      ) as state (table_name, has_rows)
      where not state.has_rows
    ),
    'open_rejects', (
      select coalesce(jsonb_agg(reject.id), '[]')
      from (
        select id from public.gazelle_rejects where resolved_at is null order by created_at limit 500
      ) as reject
    )
  )
$$;

comment on function public.gazelle_run_state() is
  'The checkpoints, the tables without a row and the open rejects: what a run of the sync starts from.';
