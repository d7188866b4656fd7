import { describeCompany } from '../../pipeline/company.ts';
import { moveCompany, readCompanies } from '../../pipeline/company-changes.ts';
import { confirm } from '../confirm.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CompanyArguments } from '../options/company.ts';
import { openSettings } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

const whatFollows =
  'The next run reads everything of the new company. Rows of the old one stay until a run finds them gone and marks them ' +
  'as deleted, for which it needs leave: etl sync --full --allow-deletes N.\n';

/** Says which company is stored and which one the key opens; with --move the project changes to the latter. */
export async function companyCommand(args: CompanyArguments): Promise<number> {
  const { config, log } = await openSettings(args);
  const hooks = { log, signal: new AbortController().signal };
  const { stored, found } = await readCompanies(config, hooks);
  process.stdout.write(`stored:  ${describeCompany(stored)}\nthe key: ${describeCompany(found)}\n`);
  if (!args.move) return exitCodes.success;
  if (!found) throw new UsageError(['Gazelle does not say whose key this is']);
  if (stored?.id === found.id) {
    process.stdout.write('Nothing to change.\n');
    return exitCodes.success;
  }
  process.stdout.write(whatFollows);
  if (!(await confirm('Change the company?', args))) return exitCodes.success;
  await moveCompany(config, found, hooks);
  process.stdout.write('Done.\n');
  return exitCodes.success;
}
