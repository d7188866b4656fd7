-- What a run has to know before it reads, in one request: where the last one stopped, which of its tables are still empty
-- (a checkpoint of an empty table is worth nothing), and which rejects are to be tried again.
do $run_state$
declare
  is_new constant boolean := to_regprocedure('public.gazelle_run_state(text, text[])') is null;
begin

create or replace function public.gazelle_run_state(account text, tables text[] default '{}')
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  table_name text;
  has_rows boolean;
  empty_tables jsonb := '[]';
  prefix constant text := case account when 'main' then '' else account || '/' end;
begin
  foreach table_name in array tables loop
    execute format('select exists (select from public.%I where account_id = $1)', table_name) into has_rows using account;
    if not has_rows then
      empty_tables := empty_tables || to_jsonb(table_name);
    end if;
  end loop;

  return jsonb_build_object(
    'settings', (
      select coalesce(jsonb_object_agg(substr(setting.key, length(prefix) + 1), to_jsonb(setting.value) #>> '{}'), '{}')
      from public.system_settings as setting
      where setting.key like prefix || 'checkpoint:%'
        or setting.key in (prefix || 'last_sync_date', prefix || 'gazelle_company')
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
        where account_id = account and resolved_at is null
      ) as reject
      where reject.place <= 5000
    ),
    'reject_counts', (
      select jsonb_build_object(
        'open', count(*) filter (where reject.ignored_at is null),
        'ignored', count(*) filter (where reject.ignored_at is not null)
      )
      from public.gazelle_rejects as reject
      where reject.account_id = account and reject.resolved_at is null
    ),
    -- How much the last runs read, so that an unusual one is noticed.
    'recent', (
      select coalesce(jsonb_agg(
        jsonb_build_object('mode', log.mode, 'entities', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'entity', part -> 'entity', 'strategy', part -> 'strategy', 'fetched', part -> 'fetched',
            'listed', part -> 'listed', 'failed', part ->> 'error' is not null
          )), '[]')
          from jsonb_path_query(log.stats, '$.entities[*]') as part
        )) order by log.started_at desc
      ), '[]')
      from (
        select mode, stats, started_at from public.sync_logs
        where account_id = account and stats is not null
        order by started_at desc limit 10
      ) as log
    )
  );
end
$$;

comment on function public.gazelle_run_state(text, text[]) is
  'The checkpoints of an account, the tables where it has no row, and its open rejects: what a run of the sync starts from.';

if is_new then
  call public.gazelle_make_private('public.gazelle_run_state(text, text[])');
end if;
end
$run_state$;

-- The beginning of a run and its end, in one request each.
do $run_bounds$
declare
  routine text;
  created constant text[] := array(
    select name
    from unnest(array[
      'public.gazelle_write_run_log(text, jsonb)',
      'public.gazelle_begin_run(text, text, integer, text[], jsonb)',
      'public.gazelle_end_run(text, text, jsonb, jsonb)'
    ]) as name
    where to_regprocedure(name) is null
  );
begin

create or replace function public.gazelle_write_run_log(account text, log jsonb)
returns void
language sql
volatile
set search_path = ''
as $$
  insert into public.sync_logs (
    account_id, run_id, mode, status, started_at, finished_at, duration_ms, stats, error, triggered_by
  )
  select
    account, run.run_id, run.mode, run.status, run.started_at, run.finished_at, run.duration_ms, run.stats,
    run.error, run.triggered_by
  from jsonb_populate_record(null::public.sync_logs, log) as run
  where run.run_id is not null
  on conflict (run_id) do update set (status, finished_at, duration_ms, stats, error) =
    (excluded.status, excluded.finished_at, excluded.duration_ms, excluded.stats, excluded.error)
$$;

comment on function public.gazelle_write_run_log(text, jsonb) is
  'Writes the row of a run in sync_logs, or writes it anew.';

create or replace function public.gazelle_begin_run(
  lease_name text, lease_holder text, ttl_seconds integer, tables text[], log jsonb default null
)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  lease record;
begin
  select * into lease from public.gazelle_acquire_lease(lease_name, lease_holder, ttl_seconds);
  if lease.acquired is not true then
    return jsonb_build_object('lease', to_jsonb(lease), 'state', null);
  end if;
  perform public.gazelle_write_run_log(lease_name, log);
  return jsonb_build_object('lease', to_jsonb(lease), 'state', public.gazelle_run_state(lease_name, tables));
end
$$;

comment on function public.gazelle_begin_run(text, text, integer, text[], jsonb) is
  'Takes the lease, opens the row of the run in sync_logs and tells what it starts from; or says who holds the lease.';

create or replace function public.gazelle_end_run(lease_name text, lease_holder text, settings jsonb, log jsonb)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
begin
  -- Sent again after its answer was lost: the lease is given back already.
  if exists (
    select from public.sync_logs as done
    where done.run_id = lease_holder and done.finished_at = (log ->> 'finished_at')::timestamptz
  ) then
    return true;
  end if;
  -- It may have expired while an answer was waited for: it is lost only where another holder took it.
  perform public.gazelle_renew_lease(lease_name, lease_holder, 60);
  if settings <> '{}' and not public.gazelle_save_checkpoint(lease_name, lease_holder, settings) then
    return false;
  end if;
  perform public.gazelle_write_run_log(lease_name, log);
  perform public.gazelle_release_lease(lease_name, lease_holder);
  return true;
end
$$;

comment on function public.gazelle_end_run(text, text, jsonb, jsonb) is
  'Stores the last settings of a run, closes its row in sync_logs and gives the lease back; false, with nothing done, when the settings cannot be stored because the lease was lost.';

foreach routine in array created loop
  call public.gazelle_make_private(routine);
end loop;
end
$run_bounds$;
