-- Only the secret key reads or writes: row-level security without a policy, and no grants for the public roles.
-- The roles are looked up, because a plain Postgres does not have them.

do $access$
declare
  relation text;
  routine text;
  public_roles text;
  has_service_role constant boolean := to_regrole('service_role') is not null;
begin
  select string_agg(rolname, ', ') into public_roles
  from pg_catalog.pg_roles
  where rolname in ('anon', 'authenticated');

  foreach relation in array array[
    'gazelle_users', 'gazelle_clients', 'gazelle_contacts', 'gazelle_pianos', 'gazelle_appointments',
    'gazelle_timeline_entries', 'system_settings', 'sync_logs', 'gazelle_rejects', 'gazelle_leases'
  ] loop
    execute format('alter table public.%I enable row level security', relation);
    if public_roles is not null then
      execute format('revoke all on public.%I from %s', relation, public_roles);
    end if;
    if has_service_role then
      execute format('grant all on public.%I to service_role', relation);
    end if;
  end loop;

  foreach routine in array array[
    'gazelle_acquire_lease(text, text, integer)', 'gazelle_renew_lease(text, text, integer)',
    'gazelle_release_lease(text, text)', 'gazelle_save_checkpoint(text, text, text, text)', 'gazelle_run_state(text[])'
  ] loop
    execute format('revoke execute on function public.%s from %s', routine, concat_ws(', ', 'public', public_roles));
    if has_service_role then
      execute format('grant execute on function public.%s to service_role', routine);
    end if;
  end loop;
end
$access$;
