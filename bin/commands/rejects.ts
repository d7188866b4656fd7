import { readOpenRejects } from '../../pipeline/open-rejects.ts';
import { defaults } from '../../pipeline/options.ts';
import { retryRun } from '../../pipeline/retry-run.ts';
import { exitCodes } from '../exit-codes.ts';
import { abortOnInterrupt } from '../interruption.ts';
import type { ListArguments, RetryArguments } from '../options/rejects.ts';
import { formatCount, formatTable } from '../output/table.ts';
import { openProject, openSettings } from '../settings/open-settings.ts';

/** Lists the records that could not be stored, by id; what they hold stays in the table `gazelle_rejects`. */
export async function listRejectsCommand(args: ListArguments): Promise<number> {
  const { config, log } = openProject(args);
  const rejects = await readOpenRejects(config, args.limit, log);
  if (args.json) {
    process.stdout.write(`${JSON.stringify(rejects, null, 2)}\n`);
  } else if (rejects.length === 0) {
    process.stdout.write('No reject is open.\n');
  } else {
    const head = ['entity', 'id', 'reason', 'since', 'run'];
    const rows = rejects.map(({ entity, id, reason, since, run }) => [entity, id, reason, since, run]);
    process.stdout.write(`${formatTable(head, rows, head.length)}\n`);
  }
  return rejects.length > 0 ? exitCodes.incomplete : exitCodes.success;
}

/** Fetches the open rejects from Gazelle once more and tries to store them. */
export async function retryRejectsCommand(args: RetryArguments): Promise<number> {
  const { config, timezone, log } = openSettings(args);
  const interruption = abortOnInterrupt((signal) => log.warn(`${signal}: finishing the batch in hand`));
  try {
    const { tallies, open } = await retryRun(
      config,
      { ...defaults, timezone },
      { log, signal: interruption.signal },
    );
    const tried = [...tallies].filter(([, { fetched, rejected }]) => fetched + rejected > 0);
    if (args.json) {
      process.stdout.write(`${JSON.stringify(Object.fromEntries(tried), null, 2)}\n`);
    } else if (tried.length === 0) {
      process.stdout.write(open > 0 ? `${open} rejects are still open.\n` : 'No reject is open.\n');
    } else {
      const rows = tried.map(([entity, { fetched, rejected }]) => [
        entity,
        formatCount(Math.max(0, fetched - rejected)),
        formatCount(rejected),
      ]);
      process.stdout.write(`${formatTable(['entity', 'stored', 'rejected again'], rows, 1)}\n`);
    }
    return open > 0 ? exitCodes.incomplete : exitCodes.success;
  } finally {
    interruption.stop();
  }
}
