do $contacts$
begin
  if to_regclass('public.gazelle_contacts') is null then
    create table public.gazelle_contacts (
      account_id text not null default 'main',
      id text not null,
      client_id text,
      first_name text,
      middle_name text,
      last_name text,
      title text,
      role text,
      email text,
      phone text,
      is_default boolean,
      is_billing_default boolean,
      archived boolean,
      wants_email boolean,
      wants_phone boolean,
      wants_text boolean,
      created_at timestamptz,
      updated_at timestamptz,
      first_synced_at timestamptz not null default now(),
      synced_at timestamptz not null default now(),
      deleted_at timestamptz,
      primary key (account_id, id)
    );
    call public.gazelle_make_private('public.gazelle_contacts');
  end if;
end
$contacts$;

create index if not exists gazelle_contacts_by_client_id on public.gazelle_contacts (client_id);
create index if not exists gazelle_contacts_by_updated_at on public.gazelle_contacts (updated_at);

call public.gazelle_keep_rows('gazelle_contacts');

comment on table public.gazelle_contacts is
  'Every person of every client, copied from Gazelle. deleted_at marks the ones gone from Gazelle.';
