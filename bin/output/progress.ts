import type { CollectionProgress } from '../../pipeline/run-context.ts';
import { labelled, t, told } from '../messages/text.ts';
import { formatCount } from './table.ts';

export type Progress = Awaited<ReturnType<typeof showProgress>>;

/** How often progress is written: on a terminal, and elsewhere. */
const liveMs = 200;
const lineMs = 15_000;
/** A wait is shown for this long after `onWait`. */
const waitShownMs = 3000;

/** Shows on stderr how far each collection is, live on a terminal, and else in a line each 15 seconds. */
export async function showProgress(
  isWanted: boolean,
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
) {
  if (!isWanted) return { onFlow() {}, onWait() {}, end() {} };
  const isLive = Boolean(stream.isTTY) && process.env.TERM !== 'dumb';
  const began = new Map<CollectionProgress, number>();
  let wait = { what: '', at: Number.NEGATIVE_INFINITY };
  // ora must leave the keyboard and the cursor alone: Ctrl-C is ours.
  const options = { isEnabled: true, discardStdin: false, hideCursor: false, text: t('connecting') };
  const spinner = isLive
    ? (await import('ora')).default({ stream: process.stderr, ...options }).start()
    : null;

  function show(): void {
    const now = Date.now();
    const inWork = [...began].filter(([work]) => !work.isDone);
    const lines = inWork.map(([work, at]) => progressLine(work, now - at));
    if (now - wait.at < (isLive ? waitShownMs : lineMs)) lines.push(t('waiting for {what}', told(wait.what)));
    if (spinner) spinner.text = lines.join('\n  ') || t('saving');
    else if (lines.length > 0) stream.write(`${lines.join('; ')}\n`);
  }
  const timer = setInterval(show, isLive ? liveMs : lineMs);
  timer.unref();

  return {
    onFlow: (work: CollectionProgress) => began.set(work, Date.now()),
    onWait(what: string): void {
      wait = { what, at: Date.now() };
    },
    /** Stops, and clears the lines; may be called twice. */
    end() {
      clearInterval(timer);
      spinner?.stop();
    },
  };
}

/** How far a collection is after `tookMs`; of a full read with how much there is, by Gazelle's own count. */
export function progressLine(
  { name, strategy, fetched, listed }: Omit<CollectionProgress, 'isDone'>,
  tookMs: number,
): string {
  const count = formatCount(fetched);
  const read =
    strategy === 'full' && listed
      ? t('{count} of {all} records', count, formatCount(listed))
      : t('records: {count}', count);
  const perSecond = Math.round(fetched / Math.max(0.001, tookMs / 1000));
  return labelled(name, `${read}, ${formatCount(perSecond)}/s`);
}
