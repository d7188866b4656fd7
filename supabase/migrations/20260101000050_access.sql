-- Only the secret key reads or writes what these migrations make. Each file calls this for what it has just created, and
-- never again: the grants and policies that the owner adds, and whatever was there before, stay as they are.

do $access$
declare
  is_new constant boolean := to_regprocedure('public.gazelle_make_private(text)') is null;
begin

create or replace procedure public.gazelle_make_private(name text)
language plpgsql
set search_path = ''
as $$
declare
  is_table constant boolean := name not like '%(%';
  target constant text := case when is_table then '' else 'routine ' end || name;
  role_name text;
begin
  if is_table then
    execute format('alter table %s enable row level security', name);
  else
    execute format('revoke all on %s from public', target);
  end if;
  -- Looked up, because a plain Postgres does not have the roles of Supabase.
  for role_name in
    select rolname from pg_catalog.pg_roles where rolname in ('anon', 'authenticated', 'service_role')
  loop
    execute format('revoke all on %s from %I', target, role_name);
    if role_name = 'service_role' then
      execute format('grant all on %s to service_role', target);
    end if;
  end loop;
end
$$;

comment on procedure public.gazelle_make_private(text) is
  'Takes a new table (public.name) or function (public.name(types)) from everyone but its owner and the secret key.';

if is_new then
  call public.gazelle_make_private('public.gazelle_make_private(text)');
end if;
end
$access$;
