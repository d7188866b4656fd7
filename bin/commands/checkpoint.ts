import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { fromTheBeginning, parseCheckpoint, rewind } from '../../pipeline/checkpoints.ts';
import { leaseTtlMs } from '../../pipeline/config.ts';
import { connect } from '../../pipeline/connect.ts';
import { selectFlows } from '../../pipeline/flows.ts';
import { holdLease } from '../../pipeline/lease-keeper.ts';
import { defaults } from '../../pipeline/options.ts';
import { newRunId } from '../../pipeline/sync.ts';
import { saveUnderLease } from '../../sinks/supabase/lease.ts';
import { readRunState } from '../../sinks/supabase/run-state.ts';
import type { Checkpoint } from '../../sources/gazelle/source.ts';
import { confirm } from '../confirm.ts';
import { exitCodes } from '../exit-codes.ts';
import type { ResetArguments, RewindArguments, ShowArguments } from '../options/checkpoint.ts';
import { formatTable } from '../output/table.ts';
import { chosenEntities } from '../settings/flag-values.ts';
import { openSettings } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

interface Stored {
  collection: string;
  checkpoint: Checkpoint | null;
}

type Change = Stored & { next: Checkpoint };

/** Prints where the next run will start. */
export async function showCheckpointsCommand(args: ShowArguments): Promise<number> {
  const { stored } = await readCheckpoints(args);
  if (args.json) {
    const byName = Object.fromEntries(stored.map(({ collection, checkpoint }) => [collection, checkpoint]));
    process.stdout.write(`${JSON.stringify(byName, null, 2)}\n`);
    return exitCodes.success;
  }
  const rows = stored.map(({ collection, checkpoint }) => [
    collection,
    checkpoint?.watermark ?? '-',
    checkpoint?.syncedAt ?? '-',
    checkpoint?.sweptAt ?? '-',
  ]);
  const head = ['collection', 'watermark', 'synced at', 'all ids compared at'];
  process.stdout.write(`${formatTable(head, rows, head.length)}\n`);
  return exitCodes.success;
}

/** Sets checkpoints back, so that the next run reads everything since; none is ever set forward. */
export async function rewindCommand(args: RewindArguments): Promise<number> {
  const to = Temporal.Instant.from(args.to);
  return changeCheckpoints(args, (checkpoint) => checkpoint && rewind(checkpoint, to));
}

/** Sets checkpoints back to before everything, so that the next run reads and compares all there is. */
export async function resetCommand(args: ResetArguments): Promise<number> {
  return changeCheckpoints(args, () => fromTheBeginning);
}

const describe = (checkpoint: Checkpoint | null): string =>
  checkpoint ? `${checkpoint.watermark ?? 'no watermark'}, synced ${checkpoint.syncedAt}` : 'no checkpoint';

async function readCheckpoints(args: Pick<ShowArguments, 'entity' | 'envFile' | 'logFormat' | 'logLevel'>) {
  const { config, log } = openSettings(args, { supabase: 'needed' });
  const { supabase } = connect(config, defaults, { log, signal: new AbortController().signal });
  if (!supabase) throw new UsageError(['checkpoints are kept in Supabase: set SUPABASE_URL']);
  const { settings } = await readRunState(supabase, []);
  const stored: Stored[] = selectFlows(await chosenEntities(args.entity)).map(({ name }) => ({
    collection: name,
    checkpoint: parseCheckpoint(settings[`checkpoint:${name}`]),
  }));
  return { supabase, log, stored };
}

async function changeCheckpoints(
  args: ResetArguments,
  change: (checkpoint: Checkpoint | null) => Checkpoint | null,
): Promise<number> {
  const { supabase, log, stored } = await readCheckpoints(args);
  const changes: Change[] = stored.flatMap(({ collection, checkpoint }) => {
    const next = change(checkpoint);
    return next === null || isDeepStrictEqual(next, checkpoint) ? [] : [{ collection, checkpoint, next }];
  });
  if (changes.length === 0) {
    process.stdout.write('Nothing to change.\n');
    return exitCodes.success;
  }
  for (const { collection, checkpoint, next } of changes) {
    process.stdout.write(`${collection}: ${describe(checkpoint)} -> ${describe(next)}\n`);
  }
  if (!args.yes && !(await confirm('Change these checkpoints?'))) {
    process.stdout.write('Nothing was changed.\n');
    return exitCodes.success;
  }

  const holder = newRunId();
  const lost = new AbortController();
  const onLost = (error: Error) => lost.abort(error);
  const lease = await holdLease({
    supabase,
    holder,
    waitMs: 0,
    ttlMs: leaseTtlMs,
    log,
    signal: lost.signal,
    onLost,
  });
  try {
    for (const { collection, next } of changes) {
      await saveUnderLease(supabase, holder, `checkpoint:${collection}`, JSON.stringify(next));
    }
  } finally {
    await lease.release();
  }
  process.stdout.write('Done: the next run reads from there.\n');
  return exitCodes.success;
}
