-- Brings tables from before there were accounts to the shape of the next files: their rows are those of the account main.

alter table if exists public.gazelle_users add column if not exists account_id text not null default 'main';
alter table if exists public.gazelle_clients add column if not exists account_id text not null default 'main';
alter table if exists public.gazelle_contacts add column if not exists account_id text not null default 'main';
alter table if exists public.gazelle_pianos add column if not exists account_id text not null default 'main';
alter table if exists public.gazelle_appointments add column if not exists account_id text not null default 'main';
alter table if exists public.gazelle_timeline_entries add column if not exists account_id text not null default 'main';
alter table if exists public.gazelle_rejects add column if not exists account_id text not null default 'main';
alter table if exists public.sync_logs add column if not exists account_id text not null default 'main';
drop function if exists public.gazelle_run_state(text[]);

do $accounts$
declare
  target record;
begin
  for target in
    select class.relname as name, old_key.conname as key_name
    from pg_catalog.pg_constraint as old_key
    join pg_catalog.pg_class as class on class.oid = old_key.conrelid
    where class.relnamespace = 'public'::regnamespace
      and (class.relname ~ '^gazelle_(users|clients|contacts|pianos|appointments|timeline_entries|rejects)$'
        or class.relname = 'sync_logs')
      and pg_get_constraintdef(old_key.oid) = 'PRIMARY KEY (id)'
  loop
    begin
      execute format(
        'alter table public.%I drop constraint %I, add primary key (account_id, id)', target.name, target.key_name
      );
    exception when dependent_objects_still_exist then
      -- The owner's foreign keys and views need the old key, which serves one account as well.
      execute format(
        'create unique index if not exists %s_by_account_and_id on public.%1$s (account_id, id)', target.name
      );
    end;
  end loop;
end
$accounts$;
