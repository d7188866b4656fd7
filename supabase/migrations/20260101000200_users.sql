do $users$
begin
  if to_regclass('public.gazelle_users') is null then
    create table public.gazelle_users (
      id text primary key,
      first_name text,
      last_name text,
      email text,
      status text,
      access_level text,
      is_schedulable boolean,
      timezone text,
      created_at timestamptz,
      updated_at timestamptz,
      first_synced_at timestamptz not null default now(),
      synced_at timestamptz not null default now(),
      deleted_at timestamptz
    );
    call public.gazelle_make_private('public.gazelle_users');
  end if;
end
$users$;

create index if not exists gazelle_users_by_updated_at on public.gazelle_users (updated_at);

create or replace trigger gazelle_a_skip_unchanged before update on public.gazelle_users
for each row execute function suppress_redundant_updates_trigger();
create or replace trigger gazelle_b_stamp before insert or update on public.gazelle_users
for each row execute function public.gazelle_stamp_row();
create or replace trigger gazelle_check_lease before insert or update or delete on public.gazelle_users
for each statement execute function public.gazelle_check_lease();

comment on table public.gazelle_users is
  'Technicians and office staff, copied from Gazelle. Edits made here are overwritten by the next change in Gazelle.';
