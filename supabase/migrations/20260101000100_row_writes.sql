-- What every synced table does with a write, by two triggers that run in the order of their names.
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
