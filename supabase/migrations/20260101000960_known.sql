-- What a run compares of the rows of several tables, in one request: ids, times, deletions and links, as lists without names.
do $known$
declare
  is_new constant boolean := to_regprocedure('public.gazelle_known(text)') is null;
begin

create or replace function public.gazelle_known(questions text)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  account constant text := coalesce(questions::jsonb ->> 'account', 'main');
  question record;
  condition text;
  found jsonb;
  answers jsonb := '[]';
begin
  for question in
    select *
    from jsonb_to_recordset((questions::jsonb) -> 'of') as asked (
      table_name text, updated text, link text, dated text, since timestamptz, before timestamptz,
      open text, open_values text[], checkpoint text, parent text, links text[],
      after_id text, at_most integer
    )
  loop
    condition := case
      when question.dated is null then '$2 is null and $5 is null'
      else format(
        '((%1$I >= $2 or $2 is null) and (%1$I < $5 or $5 is null) or $5 is null and (%2$s = any($6) or synced_at > $7))',
        question.dated,
        coalesce(quote_ident(question.open), 'null')
      )
    end;
    if question.parent is not null and question.dated is not null then
      -- An array is made once, whatever the planner knows of the tables. A subquery would be joined anew for each row where they
      -- have not been analyzed yet.
      condition := format(
        '%I = any (array(select id from public.%I where account_id = $4 and %s))',
        question.link, question.parent, condition
      );
    end if;
    if question.links is not null then
      condition := format('%I = any($8)', question.link);
    end if;
    execute format(
      'select coalesce(jsonb_agg(jsonb_build_array(row.id, row.deleted, row.updated, row.link) order by row.id), ''[]'')
      from (
        select id, deleted_at is not null as deleted, %s as updated, %s as link
        from public.%I where account_id = $4 and id > $1 and %s order by id limit $3
      ) as row',
      coalesce(quote_ident(question.updated), 'null::timestamptz'),
      coalesce(quote_ident(question.link), 'null::text'),
      question.table_name,
      condition
    ) into found
    using question.after_id, question.since, question.at_most, account, question.before, question.open_values,
      (select updated_at from public.system_settings where key = question.checkpoint), question.links;
    answers := answers || jsonb_build_array(found);
  end loop;
  return answers;
end
$$;

comment on function public.gazelle_known(text) is
  'What a run of the sync compares of the stored rows of an account, for each question: [id, deleted, updated, link], in the order of the ids.';

if is_new then
  call public.gazelle_make_private('public.gazelle_known(text)');
end if;
end
$known$;
