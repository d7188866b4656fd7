import ms from 'ms';
import { areNoted, type Change, readChanges } from '../../pipeline/operate/changes.ts';
import { exitCodeOfError, exitCodes } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { t } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { changeLine } from '../output/changes.ts';
import { say } from '../output/print.ts';
import { readerOf } from '../settings/environment.ts';
import { chosenEntities } from '../settings/flag-values.ts';
import { openProject } from '../settings/open-settings.ts';
import { readTimezone } from '../settings/read-config.ts';
import { UsageError } from '../usage-error.ts';

/** Prints what changed, in the order in which it did; with `--follow` also what comes, until it is interrupted. */
export async function changesCommand(args: Arguments<'changes'>): Promise<number> {
  const { after, follow, json, ndjson, names: named } = args;
  if (args.since && after !== undefined) throw new UsageError(['--since and --after exclude each other']);
  if (json && (ndjson || follow))
    throw new UsageError([`--json and ${ndjson ? '--ndjson' : '--follow'} exclude each other`]);
  const entities = [...(await chosenEntities(args.entity))];
  const { config, log } = await openProject(args);
  const timeZone = readTimezone(readerOf(process.env));
  const since = args.since ?? new Date(Date.now() - ms('24h')).toISOString();
  const wanted = {
    ...(after === undefined ? { since } : { after }),
    ...(entities.length > 0 && { entities }),
    ...(follow && { everyMs: ms('5s') }),
  };
  return interruptible(log, 'stopping', async (signal) => {
    const found: Change[] = [];
    let last = after ?? null;
    for await (const { changes, names } of readChanges(config, { ...wanted, named }, { log, signal })) {
      last = changes.at(-1)?.id ?? last;
      if (json) found.push(...changes);
      else
        for (const one of changes) say(ndjson ? JSON.stringify(one) : changeLine(one, { timeZone, names }));
      // Whoever read it has closed the pipe.
      if (!process.stdout.writable) break;
    }
    if (json) say(JSON.stringify({ last, changes: found }, null, 2));
    else if (!ndjson && !follow && last === (after ?? null)) {
      const isOn = await areNoted(config, entities, log);
      say(t(isOn ? 'No change is noted.' : 'Changes are not noted: run the SQL of etl migrate --changes.'));
    }
    return signal.aborted ? exitCodeOfError(signal.reason) : exitCodes.success;
  });
}
