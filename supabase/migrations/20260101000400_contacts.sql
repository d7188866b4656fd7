do $contacts$
begin
  if to_regclass('public.gazelle_contacts') is null then
    create table public.gazelle_contacts (
      id text primary key,
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
      deleted_at timestamptz
    );
    call public.gazelle_make_private('public.gazelle_contacts');
  end if;
end
$contacts$;

create index if not exists gazelle_contacts_by_client_id on public.gazelle_contacts (client_id);
create index if not exists gazelle_contacts_by_updated_at on public.gazelle_contacts (updated_at);

create or replace trigger gazelle_a_skip_unchanged before update on public.gazelle_contacts
for each row execute function suppress_redundant_updates_trigger();
create or replace trigger gazelle_b_stamp before insert or update on public.gazelle_contacts
for each row execute function public.gazelle_stamp_row();
create or replace trigger gazelle_check_lease before insert or update or delete on public.gazelle_contacts
for each statement execute function public.gazelle_check_lease();

comment on table public.gazelle_contacts is
  'Every person of every client, copied from Gazelle. deleted_at marks the ones gone from Gazelle.';
