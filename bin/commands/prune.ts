import { pruneProject } from '../../pipeline/operate/prune.ts';
import { interruptible } from '../interruption.ts';
import type { Word } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { byAccount, print } from '../output/print.ts';
import { formatCount, formatTable } from '../output/table.ts';
import { openProjects } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

/** Really deletes what its flags name, and only that; says how much of each table. */
export async function pruneCommand(args: Arguments<'prune'>): Promise<void> {
  const { deletedFor, logsFor, rejectsFor, changesFor } = args;
  const retention = { deletedFor, logsFor, rejectsFor, changesFor };
  if (Object.values(retention).every((ms) => ms === undefined))
    throw new UsageError([
      'prune takes --deleted-for, --logs-for, --rejects-for or --changes-for, such as 90d',
    ]);
  const { configs, log } = await openProjects(args);
  const found = await interruptible(log, 'stopping', (signal) =>
    byAccount(configs, args, (config) => pruneProject(config, retention, args.dryRun, { log, signal })),
  );
  const head: Word[] = ['table', args.dryRun ? 'would be deleted' : 'deleted'];
  print(args, { dryRun: args.dryRun, tables: found.items }, () =>
    found.text((items) => {
      const rows = items.map(({ table, deleted }) => [table, formatCount(deleted)]);
      return `${formatTable(head, rows, 1)}\n`;
    }),
  );
}
