-- How the next files make a synced table and its relationships, by a call each.
do $synced_tables$
declare
  routine text;
  created constant text[] := array(
    select name
    from unnest(array['public.gazelle_make_table(text, text)', 'public.gazelle_relate(text, text, text, text, text)']) as name
    where to_regprocedure(name) is null
  );
begin

create or replace procedure public.gazelle_make_table(name text, columns text)
language plpgsql
set search_path = ''
as $$
declare
  missing text;
  indexed text;
begin
  if to_regclass('public.' || name) is null then
    execute format(
      'create table public.%I (
        account_id text not null default ''main'', id text not null, %s,
        first_synced_at timestamptz not null default now(), synced_at timestamptz not null default now(),
        deleted_at timestamptz, primary key (account_id, id)
      )',
      name, columns
    );
    call public.gazelle_make_private('public.' || name);
  end if;

  select string_agg(wanted, ', ') into missing
  from regexp_split_to_table('account_id,id,synced_at,deleted_at,' || columns, ',\s*') as part, split_part(trim(e' \n' from part), ' ', 1) as wanted
  where not exists (
    select from pg_catalog.pg_attribute where attrelid = to_regclass('public.' || name) and attname = wanted and not attisdropped
  );
  if missing is not null then
    raise exception using message = format(
      'Another system left a table here that gazelle-etl cannot write to: %1$s lacks %2$s. Rename it first, then apply the '
      'migrations again: alter table public.%1$s rename to %1$s_old;',
      name, missing
    );
  end if;

  for indexed in
    select attname from pg_catalog.pg_attribute
    where attrelid = to_regclass('public.' || name) and attnum > 0 and not attisdropped
      and (attname ~ '_id$' and attname <> 'account_id' or attname = 'updated_at')
  loop
    execute format('create index if not exists %1$s_by_%2$s on public.%1$I (%2$I)', name, indexed);
  end loop;
  -- Rows are counted and the last change is found in this index alone, which stays small where a table is large.
  execute format(
    'create index if not exists %1$s_by_synced_at on public.%1$I (account_id, synced_at) include (deleted_at)', name
  );
  call public.gazelle_keep_rows(name);
end
$$;

comment on procedure public.gazelle_make_table(text, text) is
  'Makes a synced table with these columns beside those that all have: private, with its indexes and triggers.';

create or replace procedure public.gazelle_relate(name text, id_column text, one text, target text, many text)
language plpgsql
set search_path = ''
as $$
declare
  granted text[];
begin
  execute format(
    'create or replace function public.%I(public.%I) returns setof public.%I rows 1 language sql stable
    as $f$ select * from public.%3$I where account_id = $1.account_id and id = $1.%4$I $f$',
    one, name, target, id_column
  );
  granted := array[format('%I(public.%I)', one, name)];
  if many is not null then
    execute format(
      'create or replace function public.%I(public.%I) returns setof public.%I language sql stable
      as $f$ select * from public.%3$I where account_id = $1.account_id and %4$I = $1.id $f$',
      many, target, name, id_column
    );
    granted := granted || format('%I(public.%I)', many, target);
  end if;
  -- A grant of its own: an owner may have taken that on new functions from everyone.
  if exists (select from pg_catalog.pg_roles where rolname = 'service_role') then
    execute format('grant execute on function public.%s to service_role', array_to_string(granted, ', public.'));
  end if;
end
$$;

comment on procedure public.gazelle_relate(text, text, text, text, text) is
  'Relates a table by its id column to another: `one` leads to the row that it names, `many` (or null) back to those that name it.';

foreach routine in array created loop
  call public.gazelle_make_private(routine);
end loop;
end
$synced_tables$;
