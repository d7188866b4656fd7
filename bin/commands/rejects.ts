import { ignoreOpenRejects, readOpenRejects, retryRun } from '../../pipeline/operate/open-rejects.ts';
import { defaults } from '../../pipeline/options.ts';
import { exitCodes } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { t, told, type Word } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { print } from '../output/print.ts';
import { shortTime } from '../output/status.ts';
import { formatCount, formatTable } from '../output/table.ts';
import { chosenColumns } from '../settings/flag-values.ts';
import { openProject, openSettings } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

/** Lists the records that could not be stored, by id; what they hold stays in the table `gazelle_rejects`. */
export async function listRejectsCommand(args: Arguments<'listRejects'>): Promise<number> {
  const { config, log } = await openProject(args);
  const { rejects, total } = await readOpenRejects(config, args.limit, log);
  print(args, rejects, () => {
    if (rejects.length === 0) return t('No reject is open.');
    const head: Word[] = ['entity', 'id', 'reason', 'lost', 'state', 'since', 'run'];
    const shown = rejects.length;
    const rows = rejects.map(({ entity, id, reason, kind, state, since, run }) => {
      return [entity, id, told(reason), kind, state, shortTime(since), run];
    });
    const more = total > shown ? t('{shown} of {total}: --limit {all} shows all', shown, total, total) : '';
    return `${formatTable(head, rows, head.length)}\n${more}`;
  });
  return rejects.some(({ state }) => state === 'open') ? exitCodes.incomplete : exitCodes.success;
}

/** Acknowledges rejects: no warning from then on, but every run still tries them again. */
export async function ignoreRejectsCommand(args: Arguments<'ignoreRejects'>): Promise<void> {
  const ids = args.ids ?? [];
  if (args.all === ids.length > 0) throw new UsageError(['rejects ignore takes ids, or --all']);
  const { config, log } = await openProject(args);
  const ignored = await interruptible(log, 'stopping', (signal) =>
    ignoreOpenRejects(config, args.all ? 'all' : ids, { log, signal }),
  );
  const unknown = ids.filter((id) => !ignored.includes(id));
  print(args, { ignored, unknown }, () => t('Rejects ignored: {count}.', ignored.length));
  if (unknown.length > 0) throw new UsageError([`no reject is open of ${unknown.join(', ')}`]);
}

/** Fetches the open rejects from Gazelle once more and tries to store them. */
export async function retryRejectsCommand(args: Arguments<'retryRejects'>): Promise<number> {
  const { config, timezone, log } = await openSettings(args);
  const exclude = await chosenColumns(args.exclude);
  const { tallies, open } = await interruptible(log, 'finishing the batch in hand', (signal) =>
    retryRun(config, { ...defaults, timezone, exclude }, { log, signal }),
  );
  const tried = [...tallies].filter(([, { fetched, rejected }]) => fetched + rejected > 0);
  print(args, Object.fromEntries(tried), () => {
    if (tried.length === 0)
      return open > 0 ? t('{count} rejects are still open.', open) : t('No reject is open.');
    const rows = tried.map(([entity, { fetched, rejected }]) => {
      return [entity, formatCount(Math.max(0, fetched - rejected)), formatCount(rejected)];
    });
    return formatTable(['entity', 'stored', 'rejected again'], rows, 1);
  });
  return open > 0 ? exitCodes.incomplete : exitCodes.success;
}
