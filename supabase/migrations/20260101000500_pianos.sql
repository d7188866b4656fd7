do $pianos$
begin
  if to_regclass('public.gazelle_pianos') is null then
    create table public.gazelle_pianos (
      account_id text not null default 'main',
      id text not null,
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
      deleted_at timestamptz,
      primary key (account_id, id)
    );
    call public.gazelle_make_private('public.gazelle_pianos');
  end if;
end
$pianos$;

create index if not exists gazelle_pianos_by_client_id on public.gazelle_pianos (client_id);
create index if not exists gazelle_pianos_by_reference_id on public.gazelle_pianos (reference_id);
create index if not exists gazelle_pianos_by_updated_at on public.gazelle_pianos (updated_at);

call public.gazelle_keep_rows('gazelle_pianos');

comment on table public.gazelle_pianos is
  'Pianos, copied from Gazelle. deleted_at marks the ones gone from Gazelle.';
