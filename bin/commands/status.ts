import { readStatus } from '../../pipeline/status.ts';
import { exitCodes } from '../exit-codes.ts';
import type { StatusArguments } from '../options/operate.ts';
import { byAccount } from '../output/by-account.ts';
import { statusTable } from '../output/status.ts';
import { openProjects } from '../settings/open-settings.ts';

/** Says how fresh and how well every entity is; ends with 1 when one is staler than `--max-age`. */
export async function statusCommand(args: StatusArguments): Promise<number> {
  const { configs, log } = await openProjects(args);
  const maxAgeMs = args.maxAge ?? null;
  const found = await byAccount(configs, args, (config) => readStatus(config, maxAgeMs, log));
  const ok = found.items.every(({ stale }) => !stale);
  const json = () => `${JSON.stringify({ ok, entities: found.items }, null, 2)}\n`;
  process.stdout.write(args.json ? json() : found.text((entities) => statusTable(entities, maxAgeMs)));
  return ok ? exitCodes.success : exitCodes.incomplete;
}
