do $leases$
begin
  if to_regclass('public.gazelle_leases') is null then
    create table public.gazelle_leases (
      name text primary key,
      holder text not null default '',
      acquired_at timestamptz not null default now(),
      expires_at timestamptz not null default now()
    );
    call public.gazelle_make_private('public.gazelle_leases');
  end if;
end
$leases$;

-- Makes holder a part of a key, so that another holder waits for the writes that lock the row for key share, while a
-- renewal does not.
create unique index if not exists gazelle_leases_by_holder on public.gazelle_leases (name, holder);

comment on table public.gazelle_leases is
  'Which run of the sync is at work for the account of that name, and until when it may be. To stop waiting for a dead '
  'run, delete its row.';

do $functions$
declare
  routine text;
  created constant text[] := array(
    select name
    from unnest(array[
      'public.gazelle_acquire_lease(text, text, integer)',
      'public.gazelle_renew_lease(text, text, integer)',
      'public.gazelle_release_lease(text, text)',
      'public.gazelle_save_checkpoint(text, text, jsonb)'
    ]) as name
    where to_regprocedure(name) is null
  );
begin

-- A held lease is only read: a lock would wait for the writes of its holder. In every other case the row is updated, so
-- that the answer comes from its newest version, even one committed while this statement waited.
-- offset 0 makes Postgres read the clock only once.
create or replace function public.gazelle_acquire_lease(lease_name text, lease_holder text, ttl_seconds integer)
returns table (acquired boolean, holder text, acquired_at timestamptz, expires_at timestamptz)
language sql
volatile
set search_path = ''
as $$
  with held as (
    select lease.holder, lease.acquired_at, lease.expires_at
    from public.gazelle_leases as lease
    where lease.name = lease_name and lease.holder <> lease_holder and lease.expires_at > clock_timestamp()
  ),
  answer as (
    insert into public.gazelle_leases as lease (name, holder, acquired_at, expires_at)
    select lease_name, lease_holder, clock.time, clock.time + make_interval(secs => ttl_seconds)
    from (select clock_timestamp() as time offset 0) as clock
    where not exists (select from held)
    on conflict (name) do update set (holder, acquired_at, expires_at) = (
      select
        case when free then excluded.holder else lease.holder end,
        case when free and lease.holder <> excluded.holder then excluded.acquired_at else lease.acquired_at end,
        case when free then excluded.expires_at else lease.expires_at end
      from (select lease.holder = excluded.holder or lease.expires_at <= excluded.acquired_at as free) as state
    )
    returning lease.holder, lease.acquired_at, lease.expires_at
  ),
  -- A run that was killed could not close its row. Without the lease it runs no more.
  closed as (
    update public.sync_logs as log
    set
      status = 'interrupted',
      finished_at = now(),
      error = 'the run did not end: its process was killed, or its machine went away'
    from answer
    where answer.holder = lease_holder and log.account_id = lease_name and log.status = 'running'
      and log.run_id <> lease_holder and not exists (
      select from public.gazelle_leases as lease
      where lease.holder = log.run_id and lease.expires_at > answer.acquired_at
    )
  )
  select found.holder = lease_holder, found.holder, found.acquired_at, found.expires_at
  from (select * from answer union all select * from held) as found
$$;

comment on function public.gazelle_acquire_lease(text, text, integer) is
  'Takes a lease that is free, expired or already held by this holder; otherwise says who holds it, and since when. Closes the logs of runs that ended without a word.';

create or replace function public.gazelle_renew_lease(lease_name text, lease_holder text, ttl_seconds integer)
returns boolean
language sql
volatile
set search_path = ''
as $$
  with renewed as (
    update public.gazelle_leases as lease
    set expires_at = clock_timestamp() + make_interval(secs => ttl_seconds)
    where lease.name = lease_name and lease.holder = lease_holder
    returning lease.name
  )
  select exists (select from renewed)
$$;

comment on function public.gazelle_renew_lease(text, text, integer) is
  'Prolongs a lease; false when another holder took it. One that expired but was not taken can be renewed.';

create or replace function public.gazelle_release_lease(lease_name text, lease_holder text)
returns boolean
language sql
volatile
set search_path = ''
as $$
  with released as (
    delete from public.gazelle_leases as lease
    where lease.name = lease_name and lease.holder = lease_holder
    returning lease.name
  )
  select exists (select from released)
$$;

comment on function public.gazelle_release_lease(text, text) is
  'Gives a lease back; false when it was no longer held.';

-- The lock keeps the lease from being taken over between the check and the write.
drop function if exists public.gazelle_save_checkpoint(text, text, text, text);
create or replace function public.gazelle_save_checkpoint(lease_name text, lease_holder text, settings jsonb)
returns boolean
language sql
volatile
set search_path = ''
as $$
  with held as (
    select lease.name
    from public.gazelle_leases as lease
    where lease.name = lease_name and lease.holder = lease_holder and lease.expires_at > clock_timestamp()
    for share
  ),
  saved as (
    insert into public.system_settings as setting (key, value, updated_at)
    -- Of an earlier system the value may be jsonb: it then holds a JSON text.
    select case held.name when 'main' then '' else held.name || '/' end || entry.key, typed.value, now()
    from held cross join jsonb_each(settings) as entry
      cross join jsonb_populate_record(null::public.system_settings, jsonb_build_object('value', entry.value)) as typed
    on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at
  )
  select exists (select from held)
$$;

comment on function public.gazelle_save_checkpoint(text, text, jsonb) is
  'Stores settings of the account of the lease, by key, only while it is held; false, with nothing written, when it is not.';

foreach routine in array created loop
  call public.gazelle_make_private(routine);
end loop;
end
$functions$;
