import type { FlowOutcome } from '../../pipeline/run-context.ts';
import { labelled, t, told } from '../messages/text.ts';
import { formatCount } from './table.ts';

type Shown = Pick<FlowOutcome, 'strategy'> & {
  tally: { fetched: number };
  api: { listed: number | null };
};

export type Progress = Awaited<ReturnType<typeof showProgress>>;

/** Shows on stderr how far each collection is, live on a terminal, and else in a line each 15 seconds. */
export async function showProgress(
  isWanted: boolean,
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
) {
  if (!isWanted) return { onFlow() {}, onWait() {}, end() {} };
  const isLive = Boolean(stream.isTTY) && process.env.TERM !== 'dumb';
  const [everyMs, waitShownMs] = isLive ? [200, 3000] : [15_000, 15_000];
  const begun: [name: string, work: FlowOutcome][] = [];
  let wait = { what: '', at: Number.NEGATIVE_INFINITY };
  // ora must leave the keyboard and the cursor alone: Ctrl-C is ours.
  const options = { isEnabled: true, discardStdin: false, hideCursor: false, text: t('connecting') };
  const spinner = isLive
    ? (await import('ora')).default({ stream: process.stderr, ...options }).start()
    : null;

  function show(): void {
    const lines = begun.filter(([, { isDone }]) => !isDone).map((one) => progressLine(...one));
    if (Date.now() - wait.at < waitShownMs) lines.push(t('waiting for {what}', told(wait.what)));
    if (spinner) spinner.text = lines.join('\n  ') || t('saving');
    else if (lines.length > 0) stream.write(`${lines.join('; ')}\n`);
  }
  const timer = setInterval(show, everyMs);
  timer.unref();

  return {
    onFlow: (name: string, work: FlowOutcome) => begun.push([name, work]),
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

/** How far a collection is; of a full read with how much there is, by Gazelle's own count. */
export function progressLine(name: string, { strategy, tally, api }: Shown): string {
  const count = formatCount(tally.fetched);
  const read =
    strategy === 'full' && api.listed
      ? t('{count} of {all} records', count, formatCount(api.listed))
      : t('records: {count}', count);
  return labelled(name, read);
}
