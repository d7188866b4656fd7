-- What an operator asks: how much is stored, how fresh it is and what has failed since, what the runs of each day did, and
-- whether all that these migrations make is there. Each is one request, and writes nothing.
do $health$
declare
  routine text;
  created constant text[] := array(
    select name from unnest(array[
      'public.gazelle_status(text, text[], text[], text[])', 'public.gazelle_days(text, timestamptz)', 'public.gazelle_inspect()'
    ]) as name
    where to_regprocedure(name) is null
  );
begin

create or replace function public.gazelle_status(account text, tables text[], entities text[], settings text[])
returns table (
  entity text, stored bigint, deleted bigint, last_change timestamptz, checkpoint text, failures bigint, error text,
  open_rejects bigint
)
language plpgsql
stable
set search_path = ''
as $$
begin
  for i in 1 .. cardinality(tables) loop
    entity := entities[i];
    execute format(
      'select count(*) filter (where deleted_at is null), count(deleted_at), max(synced_at) from public.%I where account_id = $1', tables[i]
    ) into stored, deleted, last_change using account;
    checkpoint := (select to_jsonb(setting.value) #>> '{}' from public.system_settings as setting where setting.key = settings[i]);
    -- A run that left no counts could not begin, or was killed: it failed for every entity.
    with outcome as (
      select log.started_at, case when part is null then coalesce(log.error, log.status) else part ->> 'error' end as problem
      from (select * from public.sync_logs where account_id = account and status <> 'running' order by started_at desc limit 200) as log
      left join lateral jsonb_path_query(log.stats, '$.entities[*]') as part on part ->> 'entity' = entities[i]
      where part is not null or log.stats is null
    )
    select count(*), (array_agg(outcome.problem order by outcome.started_at desc))[1]
    into failures, error
    from outcome
    where outcome.started_at > coalesce(
      (select max(good.started_at) from outcome as good where good.problem is null), '-infinity'
    );
    open_rejects := (
      select count(*) from public.gazelle_rejects as reject
      where reject.account_id = account and reject.entity = entities[i] and reject.resolved_at is null and reject.ignored_at is null
    );
    return next;
  end loop;
end
$$;

comment on function public.gazelle_status(text, text[], text[], text[]) is
  'Of an account, and of each table, entity and checkpoint setting (three lists of one length): rows, last change, checkpoint, runs that failed since the last good one (of the last 200), and open rejects.';

-- Summed up here, because the API gives at most 1,000 rows at once: fewer than the runs of 90 days, one an hour.
create or replace function public.gazelle_days(account text, since timestamptz)
returns table (
  day date, runs bigint, success bigint, partial bigint, failed bigint, median double precision, longest integer,
  read bigint, inserted bigint, updated bigint, deleted bigint, rejects bigint, error text
)
language sql
stable
set search_path = ''
as $$
  select
    (log.started_at at time zone 'UTC')::date as day,
    count(*),
    count(*) filter (where log.status = 'success'),
    count(*) filter (where log.status = 'partial'),
    count(*) filter (where log.status not in ('success', 'partial')),
    coalesce(percentile_cont(0.5) within group (order by log.duration_ms), 0),
    coalesce(max(log.duration_ms), 0),
    coalesce(sum((total ->> 'fetched')::bigint), 0)::bigint,
    coalesce(sum((total ->> 'inserted')::bigint), 0)::bigint,
    coalesce(sum((total ->> 'updated')::bigint), 0)::bigint,
    coalesce(sum((total ->> 'deleted')::bigint), 0)::bigint,
    coalesce(sum((total ->> 'newRejects')::bigint), 0)::bigint,
    (array_agg(left(coalesce(log.error, 'the run did not end'), 1000) order by log.started_at desc)
      filter (where log.status <> 'success'))[1]
  from public.sync_logs as log
  cross join lateral (select log.stats -> 'totals') as counts (total)
  where log.account_id = account and log.started_at >= since and log.run_id is not null
    -- A run that is at work has no counts yet; one without a lease was killed.
    and not (log.status = 'running' and exists (
      select from public.gazelle_leases as lease where lease.holder = log.run_id and lease.expires_at > now()
    ))
  group by 1
  order by 1
$$;

comment on function public.gazelle_days(text, timestamptz) is
  'What the runs of an account did on each day (UTC) that had any: outcomes, durations in milliseconds, counts, and the newest error.';

create or replace function public.gazelle_inspect()
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'now', clock_timestamp(),
    'role', current_user,
    -- A question by GET is read-only by itself; these say that a write would be, too.
    'read_only', current_setting('default_transaction_read_only')::boolean or pg_is_in_recovery(),
    'functions', (
      select jsonb_agg(call order by call)
      from pg_catalog.pg_proc, format('%s(%s)', proname, replace(oidvectortypes(proargtypes), 'public.', '')) as call
      where pronamespace = 'public'::regnamespace
    ),
    'tables', (
      select jsonb_object_agg(class.relname, jsonb_build_object(
        'columns', (
          select jsonb_object_agg(attname, concat_ws(' ', format_type(atttypid, atttypmod),
            'default ' || pg_get_expr(adbin, adrelid), case when attnotnull then 'not null' end))
          from pg_catalog.pg_attribute left join pg_catalog.pg_attrdef on adrelid = attrelid and adnum = attnum
          where attrelid = class.oid and attnum > 0 and not attisdropped
        ),
        'triggers', (
          select coalesce(jsonb_object_agg(tgname, pg_get_triggerdef(trigger.oid)), '{}')
          from pg_catalog.pg_trigger as trigger
          where tgrelid = class.oid and not tgisinternal and tgenabled <> 'D'
        ),
        -- Columns that a trigger before the write sets, by its text or its arguments (moddatetime). Ours set none but their own.
        'setters', (
          select coalesce(jsonb_object_agg(tgname, columns), '{}')
          from (
            select tgname, array_agg(attname order by attnum) as columns
            from pg_catalog.pg_trigger as trigger
            join pg_catalog.pg_proc as routine on routine.oid = tgfoid
            join pg_catalog.pg_attribute on attrelid = tgrelid and attnum > 0 and not attisdropped
            where tgrelid = class.oid and not tgisinternal and tgenabled <> 'D' and tgtype & 3 = 3 and (
              prosrc ~* format('(;|\mbegin|\mthen|\melse|\mloop)\s+new\."?%1$s"?\s*=|\mnew\."?%1$s"?\s*:=', attname)
              or tgargs = convert_to(attname, 'UTF8') || '\x00'
            )
            group by tgname
          ) as found
        ),
        'secured', class.relrowsecurity,
        'writable', (class.relrowsecurity <= role.rolbypassrls or class.relowner = role.oid) and (
          select bool_and(has_table_privilege(class.oid, privilege))
          from unnest(array['select', 'insert', 'update', 'delete']) as privilege
        )
      ))
      from pg_catalog.pg_class as class
      where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p')
    )
  )
  from pg_catalog.pg_roles as role
  where role.rolname = current_user
$$;

comment on function public.gazelle_inspect() is
  'The tables (columns, triggers in force, row-level security, whether the caller may write) and functions of the schema.';

foreach routine in array created loop
  call public.gazelle_make_private(routine);
end loop;
end
$health$;
