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
    'open_rejects', (
      select coalesce(jsonb_agg(reject.id), '[]')
      from (
        select id from public.gazelle_rejects where resolved_at is null order by created_at limit 500
      ) as reject
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
