-- What a run asks of the stored rows of an account, without reading a table: which of some records are not stored as Gazelle has
-- them, and which ids are stored. Lists come as one JSON value: the API gives at most 1,000 rows.
drop function if exists public.gazelle_known(text);

do $compare$
declare
  routine text;
  created constant text[] := array(
    select name
    from unnest(array[
      'public.gazelle_outdated(text, jsonb, jsonb, timestamptz)',
      'public.gazelle_stored(text, text, text, text, timestamptz, text[], text, integer)'
    ]) as name
    where to_regprocedure(name) is null
  );
begin

-- `tables` has the table of the records and then those of what comes with them, each with its columns: `updated` has the time of the
-- last change, `link` the id of the record it belongs to. A head is { id, updated, link, children: { entity: [{ id, updated }] } }.
create or replace function public.gazelle_outdated(
  account text, tables jsonb, heads jsonb, recheck_from timestamptz default null
)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  main constant jsonb := tables -> 0;
  ids constant text[] := array(select value ->> 'id' from jsonb_array_elements(heads));
  child jsonb;
  outdated text[];
begin
  -- A time as young as recheck_from may belong to a second edit: where times have whole seconds, it looks like the first.
  -- A stored time that is that of the write was set by a trigger of the owner's, and tells nothing of an older edit.
  execute format(
    'select array_agg(head.id)
    from jsonb_to_recordset($1) as head (id text, updated timestamptz, link text)
    left join public.%I as stored on stored.account_id = $2 and stored.id = head.id and stored.deleted_at is null
    where stored.id is null or head.updated is null or head.updated >= $3
      or stored.%I is distinct from head.updated and (stored.%2$I is distinct from stored.synced_at or head.updated >= stored.synced_at) %s',
    main ->> 'table', main ->> 'updated',
    case when main ->> 'link' is not null then format('or stored.%I is distinct from head.link', main ->> 'link') end
  ) into outdated using heads, account, recheck_from;
  for child in select value from jsonb_array_elements(tables - 0) loop
    execute format(
      'select $5 || array_agg(distinct coalesce(given.parent, kept.parent))
      from (
        select head.id as parent, part.id, part.updated
        from jsonb_to_recordset($1) as head (id text, children jsonb),
          jsonb_to_recordset(head.children -> %L) as part (id text, updated timestamptz)
      ) as given
      full join (
        select %I as parent, id, %I as updated, synced_at
        from public.%I where account_id = $2 and %2$I = any($4) and deleted_at is null
      ) as kept on kept.parent = given.parent and kept.id = given.id
      where given.id is null or kept.id is null or given.updated is null or given.updated >= $3
        or given.updated is distinct from kept.updated and (kept.updated is distinct from kept.synced_at or given.updated >= kept.synced_at)',
      child ->> 'entity', child ->> 'link', child ->> 'updated', child ->> 'table'
    ) into outdated using heads, account, recheck_from, ids, outdated;
  end loop;
  return (select coalesce(jsonb_agg(id), '[]') from unnest(ids) as id where id = any(outdated));
end
$$;

comment on function public.gazelle_outdated(text, jsonb, jsonb, timestamptz) is
  'The ids of those heads of records whose rows, or whose parts'' rows, are missing or have other times or links.';

create or replace function public.gazelle_stored(
  account text, table_name text, link text default null, dated text default null, since timestamptz default null,
  links text[] default null, after_id text default '', at_most integer default 5000
)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  found jsonb;
begin
  execute format(
    'select coalesce(jsonb_agg(jsonb_build_array(part.id, part.link) order by part.id), ''[]'')
    from (
      select id, %s as link from public.%I
      where account_id = $1 and id > $2 and deleted_at is null %s %s order by id limit $3
    ) as part',
    coalesce(quote_ident(link), 'null::text'), table_name,
    case when since is not null then format('and %I >= $4', dated) end,
    case when links is not null then format('and %I = any($5)', link) end
  ) into found using account, after_id, at_most, since, links;
  return found;
end
$$;

comment on function public.gazelle_stored(text, text, text, text, timestamptz, text[], text, integer) is
  'The ids of stored rows that are not marked as deleted, each with the id of the record it belongs to: all, those dated since then, or those of some records.';

foreach routine in array created loop call public.gazelle_make_private(routine); end loop;
end
$compare$;
