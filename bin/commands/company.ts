import { describeCompany, moveCompany, readCompanies } from '../../pipeline/company.ts';
import { confirm } from '../confirm.ts';
import { t, told } from '../messages/text.ts';
import type { Arguments } from '../options/arguments.ts';
import { say } from '../output/print.ts';
import { openSettings } from '../settings/open-settings.ts';
import { UsageError } from '../usage-error.ts';

const warning =
  'The next run reads everything of the new company. Rows of the old one stay until a run marks them as deleted, which you have to allow: etl sync --full --allow-deletes N.';

const describe = (company: Parameters<typeof describeCompany>[0]) => told(describeCompany(company));

/** Says which company is stored and which one the key opens; with --move the account changes to the latter. */
export async function companyCommand(args: Arguments<'company'>): Promise<void> {
  const { config, log } = await openSettings(args);
  const hooks = { log, signal: new AbortController().signal };
  const { stored, found } = await readCompanies(config, hooks);
  say(t('stored:  {stored}\nthe key: {found}', describe(stored), describe(found)));
  if (!args.move) return;
  if (!found) throw new UsageError(['Gazelle does not say whose key this is']);
  if (stored?.id === found.id) return say(t('Nothing to change.'));
  say(t(warning));
  if (!(await confirm(t('Change the company?'), args))) return;
  await moveCompany(config, found, hooks);
  say(t('Done.'));
}
