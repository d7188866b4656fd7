-- What a run has to know before it reads, in one request: where the last one stopped, which of its tables are still empty
-- (a checkpoint of an empty table is worth nothing), and which rejects are to be tried again.
do $run_state$
declare
  is_new constant boolean := to_regprocedure('public.gazelle_run_state(text[])') is null;
begin

create or replace function public.gazelle_run_state(tables text[] default '{}')
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  table_name text;
  has_rows boolean;
  empty_tables jsonb := '[]';
begin
  foreach table_name in array tables loop
    execute format('select exists (select from public.%I)', table_name) into has_rows;
    if not has_rows then
      empty_tables := empty_tables || to_jsonb(table_name);
    end if;
  end loop;

  return jsonb_build_object(
    'settings', (
      select coalesce(jsonb_object_agg(setting.key, setting.value), '{}')
      from public.system_settings as setting
      where setting.key like 'checkpoint:%' or setting.key in ('last_sync_date', 'gazelle_company')
    ),
    'empty_tables', empty_tables,
    -- The limit is per entity: many rejects of one entity must not delay those of another.
    'open_rejects', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('id', reject.id, 'kind', reject.kind, 'ignored', reject.ignored) order by reject.place
        ), '[]'
      )
      from (
        select
          id, kind, ignored_at is not null as ignored,
          row_number() over (partition by entity order by tried_at nulls first, created_at, id) as place
        from public.gazelle_rejects
        where resolved_at is null
      ) as reject
      where reject.place <= 5000
    ),
    'reject_counts', (
      select jsonb_build_object(
        'open', count(*) filter (where reject.ignored_at is null),
        'ignored', count(*) filter (where reject.ignored_at is not null)
      )
      from public.gazelle_rejects as reject
      where reject.resolved_at is null
    )
  );
end
$$;

comment on function public.gazelle_run_state(text[]) is
  'The checkpoints, which of the tables have no row, and the open rejects: what a run of the sync starts from.';

if is_new then
  call public.gazelle_make_private('public.gazelle_run_state(text[])');
end if;
end
$run_state$;
