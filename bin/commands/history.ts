import { readRuns } from '../../pipeline/operate/status.ts';
import type { Arguments } from '../options/arguments.ts';
import { historyTable, runReport } from '../output/history.ts';
import { byAccount, print } from '../output/print.ts';
import { openProjects } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the last runs, or the one with this id, or this beginning of one. */
export async function historyCommand({ run: id, ...args }: Arguments<'history'>): Promise<void> {
  const { configs, log } = await openProjects(args);
  // Other characters would be wildcards of the search.
  if (id && !/^[\w-]*$/.test(id.replaceAll('_', '?'))) throw new UsageError([`${id} is not the id of a run`]);
  const found = await byAccount(configs, args, (config) => readRuns(config, log, id ? 2 : args.last, id));
  const runs = found.items;
  const [run, another] = runs;
  if (id && !run) throw new UsageError([`there is no run ${id}`]);
  if (id && another) throw new UsageError([`more than one run begins with ${id}: give more of its id`]);
  const brief = runs.map(({ entities: _, errors: __, ...rest }) => rest);
  print(args, { runs: id ? runs : brief }, () => (id && run ? runReport(run) : found.text(historyTable)));
}
