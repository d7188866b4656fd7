-- How the next files add a column to a synced table, and say what it means: docs/data-model.md has that sentence too.
do $add_columns$
declare
  is_new constant boolean := to_regprocedure('public.gazelle_add_column(text, text, text, text, text)') is null;
begin

create or replace procedure public.gazelle_add_column(
  name text, column_name text, type text, meaning text, collection text default null
)
language plpgsql
set search_path = ''
as $$
declare
  is_known boolean;
begin
  execute format('alter table public.%I add column if not exists %I %s', name, column_name, type);
  if column_name ~ '_id$' then
    execute format('create index if not exists %1$s_by_%2$s on public.%1$I (%2$I)', name, column_name);
  end if;

  select col_description(attrelid, attnum) is not null into is_known
  from pg_catalog.pg_attribute where attrelid = to_regclass('public.' || name) and attname = column_name;
  -- Rows that were stored before lack the value, or have what the column meant then, and no time of theirs tells so.
  if not is_known and collection is not null then
    -- As `etl checkpoint reset` leaves it.
    update public.system_settings as setting
    set value = (jsonb_populate_record(setting, jsonb_build_object('value',
      '{"watermark":null,"syncedAt":null,"sweptAt":null,"full":{"since":null,"query":"","ranges":[],"done":[]}}'::text))).value
    where key ~ ('^([^/]+/)?checkpoint:' || collection || '$');
    -- A run that is at work has stored rows without the value; without its lease it cannot save its checkpoint.
    delete from public.gazelle_leases;
  end if;
  execute format('comment on column public.%I.%I is %L', name, column_name, meaning);
end
$$;

comment on procedure public.gazelle_add_column(text, text, text, text, text) is
  'Adds a column to a synced table, or gives one its meaning. With a collection, the next run reads all of that collection again, if the column had no such comment before.';

if is_new then
  call public.gazelle_make_private('public.gazelle_add_column(text, text, text, text, text)');
end if;
end
$add_columns$;
