do $pianos$
begin
  if to_regclass('public.gazelle_pianos') is null then
    create table public.gazelle_pianos (
      id text primary key,
      client_id text,
      make text,
      model text,
      serial_number text,
      type text,
      year integer,
      location text,
      notes text,
      status text,
      size text,
      use_type text,
      case_color text,
      case_finish text,
      tags text[] not null default '{}',
      has_ivory boolean,
      rental boolean,
      rental_contract_ends_on date,
      consignment boolean,
      needs_repair_or_rebuilding boolean,
      total_loss boolean,
      player_installed boolean,
      service_interval_months integer,
      last_service_on date,
      next_service_on date,
      dampp_chaser_installed boolean,
      dampp_chaser_humidistat_model text,
      dampp_chaser_mfg_date date,
      reference_id text,
      created_at timestamptz,
      updated_at timestamptz,
      first_synced_at timestamptz not null default now(),
      synced_at timestamptz not null default now(),
      deleted_at timestamptz
    );
    call public.gazelle_make_private('public.gazelle_pianos');
  end if;
end
$pianos$;

create index if not exists gazelle_pianos_by_client_id on public.gazelle_pianos (client_id);
create index if not exists gazelle_pianos_by_reference_id on public.gazelle_pianos (reference_id);
create index if not exists gazelle_pianos_by_updated_at on public.gazelle_pianos (updated_at);

create or replace trigger gazelle_a_skip_unchanged before update on public.gazelle_pianos
for each row execute function suppress_redundant_updates_trigger();
create or replace trigger gazelle_b_stamp before insert or update on public.gazelle_pianos
for each row execute function public.gazelle_stamp_row();
create or replace trigger gazelle_check_lease before insert or update or delete on public.gazelle_pianos
for each statement execute function public.gazelle_check_lease();

comment on table public.gazelle_pianos is
  'Pianos, copied from Gazelle. deleted_at marks the ones gone from Gazelle.';
