import { readStatus } from '../../pipeline/operate/status.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Arguments } from '../options/arguments.ts';
import { byAccount, print } from '../output/print.ts';
import { statusTable } from '../output/status.ts';
import { openProjects } from '../settings/open-settings.ts';

/** Prints how fresh every entity is, and what fails; ends with 1 when one is staler than `--max-age`. */
export async function statusCommand(args: Arguments<'status'>): Promise<number> {
  const { configs, log } = await openProjects(args);
  const found = await byAccount(configs, args, (config) => readStatus(config, log, args.maxAge));
  const ok = found.items.every(({ stale }) => !stale);
  print(args, { ok, entities: found.items }, () => found.text((some) => statusTable(some, args.maxAge)));
  return ok ? exitCodes.success : exitCodes.incomplete;
}
