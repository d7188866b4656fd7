do $users$
begin
  if to_regclass('public.gazelle_users') is null then
    create table public.gazelle_users (
      account_id text not null default 'main',
      id text not null,
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
      deleted_at timestamptz,
      primary key (account_id, id)
    );
    call public.gazelle_make_private('public.gazelle_users');
  end if;
end
$users$;

create index if not exists gazelle_users_by_updated_at on public.gazelle_users (updated_at);

call public.gazelle_keep_rows('gazelle_users');

comment on table public.gazelle_users is
  'Technicians and office staff, copied from Gazelle. Edits made here are overwritten by the next change in Gazelle.';
