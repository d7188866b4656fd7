import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import {
  type Checkpoint,
  fromTheBeginning,
  isReset,
  readCheckpoints,
  rewind,
  saveCheckpoints,
} from '../../pipeline/operate/checkpoint-changes.ts';
import { confirm } from '../confirm.ts';
import { labelled, t, type Word } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { print, say } from '../output/print.ts';
import { formatTable } from '../output/table.ts';
import { chosenEntities } from '../settings/flag-values.ts';
import { openProject } from '../settings/open-settings.ts';

/** Prints where the next run will start. */
export async function showCheckpointsCommand(args: Arguments<'showCheckpoints'>): Promise<void> {
  const { config, log } = await openProject(args);
  const stored = await readCheckpoints(config, await chosenEntities(args.entity), log);
  const rows = Object.entries(stored).map(([collection, checkpoint]) => [
    collection,
    isReset(checkpoint) ? t('everything is read') : (checkpoint?.watermark ?? '-'),
    checkpoint?.syncedAt ?? '-',
    checkpoint?.sweptAt ?? '-',
  ]);
  const head: Word[] = ['collection', 'watermark', 'synced at', 'all ids compared at'];
  print(args, stored, () => formatTable(head, rows, head.length));
}

/** Sets checkpoints back, so that the next run reads everything since; none is ever set forward. */
export async function rewindCommand(args: Arguments<'rewind'>): Promise<void> {
  const to = Temporal.Instant.from(args.to);
  await changeCheckpoints(args, (checkpoint) => checkpoint && rewind(checkpoint, to));
}

/** Sets checkpoints back to before everything: the next run is a full one. */
export async function resetCommand(args: Arguments<'reset'>): Promise<void> {
  await changeCheckpoints(args, () => fromTheBeginning);
}

/** Where a run starts from this checkpoint. */
const startOf = (checkpoint: Checkpoint | null): string =>
  isReset(checkpoint) ? t('everything is read') : (checkpoint?.watermark ?? checkpoint?.syncedAt ?? '-');

async function changeCheckpoints(
  args: Arguments<'reset'>,
  change: (from: Checkpoint | null) => Checkpoint | null,
) {
  const { config, log } = await openProject(args);
  const stored = await readCheckpoints(config, await chosenEntities(args.entity), log);
  const changes: Record<string, Checkpoint> = {};
  for (const [collection, checkpoint] of Object.entries(stored)) {
    const next = change(checkpoint);
    // A reset is never the same as the one before it: a run since then may have stored some of what it asks for.
    if (next === null || (!isReset(next) && isDeepStrictEqual(next, checkpoint))) continue;
    say(labelled(collection, `${startOf(checkpoint)} -> ${startOf(next)}`));
    changes[collection] = next;
  }
  if (Object.keys(changes).length === 0) return say(t('Nothing to change.'));
  if (!(await confirm(t('Change these checkpoints?'), args))) return;
  await saveCheckpoints(config, changes, { log, signal: new AbortController().signal });
  say(t('Done.'));
}
