-- Calls the Edge Function gazelle-sync by a schedule, from the database itself: pg_cron says when, pg_net calls, and Vault keeps
-- the secret. All times are in UTC. It can be applied again, with another schedule too.
do $schedule$
begin
  if to_regnamespace('cron') is null then
    create extension pg_cron with schema pg_catalog;
  end if;
  if to_regnamespace('net') is null then
    create extension pg_net with schema extensions;
  end if;
  if to_regnamespace('vault') is null then
    create extension supabase_vault;
  end if;
  if not exists (select from vault.secrets where name = 'gazelle_sync_secret') then
    perform vault.create_secret(
      replace(concat(gen_random_uuid(), gen_random_uuid()), '-', ''), 'gazelle_sync_secret',
      'Opens the Edge Function gazelle-sync: its secret ETL_FUNCTION_SECRET'
    );
  end if;
end
$schedule$;

select cron.schedule('gazelle-sync', '{cron}', $job$
  select net.http_post(
    url := '{url}/functions/v1/gazelle-sync',
    headers := jsonb_build_object('content-type', 'application/json', 'authorization', 'Bearer ' || decrypted_secret),
    body := '{}',
    timeout_milliseconds := 150000
  )
  from vault.decrypted_secrets
  where name = 'gazelle_sync_secret'
$job$);

-- A full read takes several calls: in the first night of a month, one each minute until a run has read all to its end.
select cron.schedule('gazelle-sync-full', '* 7-9 1 * *', $job$
  select net.http_post(
    url := '{url}/functions/v1/gazelle-sync',
    headers := jsonb_build_object('content-type', 'application/json', 'authorization', 'Bearer ' || decrypted_secret),
    body := '{"full": true}',
    timeout_milliseconds := 150000
  )
  from vault.decrypted_secrets
  where name = 'gazelle_sync_secret' and not exists (
    select from public.sync_logs
    where account_id = 'main' and mode = 'full' and started_at >= date_trunc('month', now(), 'UTC')
      and jsonb_array_length(stats -> 'entities') > 0
      and not jsonb_path_exists(stats, '$.entities[*] ? (@.toBeContinued == true || @.error != null)')
  )
$job$);

-- Posts to the webhook, if Vault has one, when a collection has become stale and when all are fresh again: also where the function
-- no longer runs. Vault takes the address by: select vault.create_secret('https://hooks.slack.com/...', 'gazelle_webhook_url');
select cron.schedule('gazelle-sync-stale', '5,20,35,50 * * * *', $job$
  with webhook as (
    select decrypted_secret as url from vault.decrypted_secrets where name = 'gazelle_webhook_url'
  ),
  found as (
    select coalesce(string_agg(name, ', ' order by name), '') as stale
    from unnest(string_to_array('{collections}', ',')) as name
    left join public.system_settings on key = 'checkpoint:' || name
    -- Of an earlier system the value may be jsonb: it then holds a JSON text.
    where coalesce(((to_jsonb(value) #>> '{}')::jsonb ->> 'syncedAt')::timestamptz, '-infinity') < now() - interval '26 hours'
  ),
  changed as (
    insert into public.system_settings as setting (key, value)
    select 'gazelle_stale', typed.value
    from found cross join jsonb_populate_record(null::public.system_settings, jsonb_build_object('value', stale)) as typed
    where exists (select from webhook)
      and (stale <> '' or exists (select from public.system_settings where key = 'gazelle_stale'))
    on conflict (key) do update set value = excluded.value, updated_at = now() where setting.value <> excluded.value
    returning to_jsonb(value) #>> '{}' as stale
  )
  select net.http_post(
    url := url,
    headers := '{"content-type": "application/json"}',
    body := jsonb_build_object('text', case stale
      when '' then 'gazelle-etl: all collections are fresh again.'
      else format('gazelle-etl: not synced for too long: %s.', stale)
    end, 'event', case stale when '' then 'fresh' else 'stale' end, 'stale', string_to_array(stale, ', '))
  )
  from changed, webhook
$job$);

select 'supabase secrets set ETL_FUNCTION_SECRET=' || decrypted_secret as "run this, so that the function knows its caller"
from vault.decrypted_secrets
where name = 'gazelle_sync_secret';
