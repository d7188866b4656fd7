-- Stops before any change if tables of another system have these names and cannot hold our rows.
-- The columns are those the next files create; one that a later migration adds does not belong here.

do $guard$
declare
  problems text;
  renames text;
begin
  with expected (table_name, column_names) as (
    values
      ('gazelle_users', '
        id first_name last_name email status access_level is_schedulable timezone created_at updated_at
        first_synced_at synced_at deleted_at'),
      ('gazelle_clients', '
        id company_name first_name last_name email phone street1 street2 city region postal_code status
        client_type tags personal_notes preference_notes locale lifecycle_state preferred_technician_id
        default_contact_id referred_by no_contact_until no_contact_reason reference_id custom created_at updated_at
        first_synced_at synced_at deleted_at'),
      ('gazelle_contacts', '
        id client_id first_name middle_name last_name title role email phone is_default is_billing_default
        archived wants_email wants_phone wants_text created_at updated_at first_synced_at synced_at
        deleted_at'),
      ('gazelle_pianos', '
        id client_id make model serial_number type year location notes status size use_type case_color
        case_finish tags has_ivory rental rental_contract_ends_on consignment needs_repair_or_rebuilding
        total_loss player_installed service_interval_months last_service_on next_service_on
        dampp_chaser_installed dampp_chaser_humidistat_model dampp_chaser_mfg_date reference_id created_at
        updated_at first_synced_at synced_at deleted_at'),
      ('gazelle_appointments', '
        id client_id user_id created_by_id piano_id piano_ids title notes start_at timezone local_date
        local_time duration_minutes status type is_all_day confirmed_by_client source travel_mode address
        created_at updated_at first_synced_at synced_at deleted_at'),
      ('gazelle_timeline_entries', '
        id client_id piano_id appointment_id invoice_id estimate_id user_id type summary comment occurred_at
        first_synced_at synced_at deleted_at'),
      ('system_settings', 'key value'),
      ('sync_logs', 'id run_id mode status started_at finished_at duration_ms stats error triggered_by'),
      ('gazelle_rejects', 'id run_id entity record_id reason record created_at resolved_at'),
      ('gazelle_leases', 'name holder acquired_at expires_at')
  ),
  found as (
    select expected.*, class.oid as table_oid, class.relkind
    from expected
    join pg_catalog.pg_class as class on class.relname = expected.table_name
    where class.relnamespace = 'public'::regnamespace
  ),
  columns as (
    select
      found.table_name, attribute.attname, attribute.atttypid, attribute.attnum, found.table_oid,
      -- We never send a value for a column that is not ours.
      attribute.attnotnull and not attribute.atthasdef and attribute.attidentity = ''
        and type.typdefault is null
        and (found.table_name, attribute.attname) <> ('system_settings', 'updated_at')
        and attribute.attname <> all (regexp_split_to_array(trim(e' \n' from found.column_names), '\s+'))
        as needs_value
    from found
    join pg_catalog.pg_attribute as attribute on attribute.attrelid = found.table_oid
    join pg_catalog.pg_type as type on type.oid = attribute.atttypid
    where attribute.attnum > 0 and not attribute.attisdropped
  ),
  problem (table_name, detail) as (
    select found.table_name, 'is not a table'
    from found
    where found.relkind not in ('r', 'p')
    union all
    select found.table_name, 'lacks ' || string_agg(wanted.column_name, ', ' order by wanted.position)
    from found
    cross join regexp_split_to_table(trim(e' \n' from found.column_names), '\s+') with ordinality
      as wanted (column_name, position)
    where found.relkind in ('r', 'p')
      and not exists (
        select from columns
        where columns.table_name = found.table_name and columns.attname = wanted.column_name
      )
    group by found.table_name
    union all
    select
      columns.table_name,
      format('has a "%s" that is %s, not text', columns.attname, format_type(columns.atttypid, null))
    from columns
    where columns.table_name = 'system_settings'
      and columns.attname in ('key', 'value')
      and columns.atttypid not in ('text'::regtype, 'varchar'::regtype)
      and (columns.attname, columns.atttypid) <> ('value', 'jsonb'::regtype)
    union all
    select columns.table_name, 'has no primary key or unique constraint on "key" alone'
    from columns
    where columns.table_name = 'system_settings'
      and columns.attname = 'key'
      and not exists (
        select from pg_catalog.pg_index as index
        where index.indrelid = columns.table_oid
          and index.indisunique
          and index.indimmediate
          and index.indpred is null
          and index.indnkeyatts = 1
          and index.indkey[0] = columns.attnum
      )
    union all
    select
      columns.table_name,
      'asks for a value, without a default, in ' || string_agg(columns.attname, ', ' order by columns.attnum)
    from columns
    where columns.needs_value
    group by columns.table_name
  ),
  refused as (
    select problem.table_name, string_agg(problem.detail, ' and ') as details
    from problem
    group by problem.table_name
  )
  select
    string_agg(format('%s %s', refused.table_name, refused.details), '; ' order by refused.table_name),
    string_agg(
      format('alter table public.%1$s rename to %1$s_old;', refused.table_name), ' ' order by refused.table_name
    )
  into problems, renames
  from refused;

  if problems is not null then
    raise exception using message = format(
      'Nothing was changed, because another system left tables here that gazelle-etl cannot write to: %s. '
      'Rename them first, then apply the migrations again: %s',
      problems, renames
    );
  end if;
end
$guard$;
