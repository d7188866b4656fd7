-- What every synced table does with a write, by four triggers: one for the statement, then three for each row, which run in
-- the order of their names.
-- gazelle_a_skip_unchanged is Postgres's own suppress_redundant_updates_trigger(). It compares bytes, so that a row with
-- a long (compressed) text always looks changed to it; gazelle_b_stamp compares such rows again, by value. It leaves out what is
-- not Gazelle's: generated columns, which are empty in `new`, and an updated_at that a trigger of the owner's set at the last write.

create or replace function public.gazelle_stamp_row()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  left_out jsonb;
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
  select jsonb_object_agg(attname, null) into left_out
  from pg_catalog.pg_attribute
  where attrelid = tg_relid and attnum > 0 and not attisdropped and (
    attgenerated <> '' or attname = 'updated_at' and (to_jsonb(old) ->> 'updated_at')::timestamptz = old.synced_at
  );
  if jsonb_populate_record(new, left_out) operator(pg_catalog.*=) jsonb_populate_record(old, left_out) then
    return null;
  end if;

  -- Later than first_synced_at even on a coarse clock: an inserted row is known by equal times.
  new.synced_at := greatest(now(), old.first_synced_at + interval '1 microsecond');
  return new;
end
$$;

comment on function public.gazelle_stamp_row() is
  'Keeps first_synced_at, moves synced_at when a row really changes, and skips the write when nothing changed.';

-- A run names itself and its account in the headers of its requests. The lock keeps the lease from being taken over before
-- the write is done, and lets it be renewed. LS001 is a code of our own, which the sync knows.
create or replace function public.gazelle_check_lease()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  headers constant json := nullif(current_setting('request.headers', true), '');
  run_id constant text := headers ->> 'x-gazelle-run';
  account constant text := coalesce(headers ->> 'x-gazelle-account', 'main');
begin
  if run_id is not null then
    perform from public.gazelle_leases as lease where lease.name = account and lease.holder = run_id
    for key share;
    if not found then
      raise exception using errcode = 'LS001', message = 'the run does not hold the lease';
    end if;
  end if;
  -- For gazelle_check_account: to read the headers again for each row would take long.
  perform set_config('gazelle.account', case when run_id is null then '' else account end, true);
  return null;
end
$$;

comment on function public.gazelle_check_lease() is
  'Refuses what a run of the sync writes after its lease was given to another; whoever names no run may write.';

create or replace function public.gazelle_check_account()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  account constant text := current_setting('gazelle.account', true);
begin
  if account <> '' and (
    tg_op <> 'DELETE' and new.account_id <> account or tg_op <> 'INSERT' and old.account_id <> account
  ) then
    raise exception using errcode = 'LS002', message = 'the row belongs to another account';
  end if;
  return coalesce(new, old);
end
$$;

comment on function public.gazelle_check_account() is
  'Refuses what a run of the sync writes to the rows of another account than the one whose lease it holds.';

do $row_writes$
declare
  is_new constant boolean := to_regprocedure('public.gazelle_keep_rows(text)') is null;
begin

create or replace procedure public.gazelle_keep_rows(name text)
language plpgsql
set search_path = ''
as $$
declare
  command text;
begin
  foreach command in array array[
    'index if not exists %1$s_by_id on public.%1$s (id)',
    'or replace trigger gazelle_a_skip_unchanged before update on public.%1$s
      for each row execute function suppress_redundant_updates_trigger()',
    'or replace trigger gazelle_b_stamp before insert or update on public.%1$s
      for each row execute function public.gazelle_stamp_row()',
    'or replace trigger gazelle_check_account before insert or update or delete on public.%1$s
      for each row execute function public.gazelle_check_account()',
    'or replace trigger gazelle_check_lease before insert or update or delete on public.%1$s
      for each statement execute function public.gazelle_check_lease()'
  ] loop
    execute format('create ' || command, name);
  end loop;
end
$$;

comment on procedure public.gazelle_keep_rows(text) is
  'Gives a synced table its triggers, and the index for those who look a row up by its id alone.';

if is_new then
  call public.gazelle_make_private('public.gazelle_keep_rows(text)');
end if;
end
$row_writes$;
