-- What every synced table does with a write, by three triggers: one for the statement, then two for each row, which run in
-- the order of their names.
-- gazelle_a_skip_unchanged is Postgres's own suppress_redundant_updates_trigger(). It compares bytes, so that a row with
-- a long (compressed) text always looks changed to it; gazelle_b_stamp compares such rows again, by value.

create or replace function public.gazelle_stamp_row()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.first_synced_at := now();
    new.synced_at := now();
    return new;
  end if;

  new.first_synced_at := old.first_synced_at;
  new.synced_at := old.synced_at;
  if new operator(pg_catalog.*=) old then
    return null;
  end if;

  -- Later than first_synced_at even on a coarse clock: equal times are how an inserted row is told from an updated one.
  new.synced_at := greatest(now(), old.first_synced_at + interval '1 microsecond');
  return new;
end
$$;

comment on function public.gazelle_stamp_row() is
  'Keeps first_synced_at, moves synced_at when a row really changes, and skips the write when nothing changed.';

-- The lock keeps the lease from being taken over before the write is done, and lets it be renewed. LS001 is a code of our own, which the sync knows.
create or replace function public.gazelle_check_lease()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  run_id constant text := nullif(current_setting('request.headers', true), '')::json ->> 'x-gazelle-run';
begin
  if run_id is not null then
    perform from public.gazelle_leases as lease where lease.name = 'sync' and lease.holder = run_id
    for key share;
    if not found then
      raise exception using errcode = 'LS001', message = 'the run does not hold the lease';
    end if;
  end if;
  return null;
end
$$;

comment on function public.gazelle_check_lease() is
  'Refuses what a run of the sync writes after its lease was given to another; whoever names no run may write.';
