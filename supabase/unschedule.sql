-- Takes away what calls the Edge Function gazelle-sync by a schedule, and its secret. It can be applied again.
-- The function itself: supabase functions delete gazelle-sync
do $unschedule$
begin
  if to_regnamespace('cron') is not null then
    perform cron.unschedule(jobname) from cron.job where jobname in ('gazelle-sync', 'gazelle-sync-full', 'gazelle-sync-stale');
  end if;
  if to_regnamespace('vault') is not null then
    delete from vault.secrets where name = 'gazelle_sync_secret';
  end if;
end
$unschedule$;

delete from public.system_settings where key = 'gazelle_stale';
