import { i as parseCompany, r as describeCompany, t as askCompany } from "./company.js";
import { c as readRunState } from "./lease.js";
import { n as connectSupabase, s as companyKey, t as connectGazelle } from "./connect.js";
import { n as fromTheBeginning } from "./checkpoints.js";
import { r as withProject } from "./config.js";
import { n as flows } from "./flows.js";
import { t as defaults } from "./options.js";
import { t as underLease } from "./under-lease.js";
import { t as confirm } from "./confirm.js";
import { a as exitCodes } from "./exit-codes2.js";
import { r as text } from "./text.js";
import { t as told } from "./told.js";
import { a as openSettings } from "./open-settings.js";
import { t as UsageError } from "./usage-error.js";
// dist/pipeline/company-changes.js
async function readCompanies(config, { log, signal }) {
	const { supabase } = connectSupabase(withProject(config), log);
	const api = connectGazelle(config, supabase, {
		...defaults,
		log,
		signal
	});
	const [{ settings }, found] = await Promise.all([readRunState(supabase, []), askCompany(api)]);
	return {
		stored: parseCompany(settings[companyKey]),
		found
	};
}
async function moveCompany(config, company, hooks) {
	await underLease(withProject(config), defaults, hooks, async ({ sink }) => {
		const beginning = JSON.stringify(fromTheBeginning);
		await sink.saveCheckpoints(Object.fromEntries(flows.map(({ name }) => [name, beginning])));
		await sink.saveCompany(JSON.stringify(company));
	});
}
// dist/bin/commands/company.js
const describe = (company) => told(describeCompany(company));
async function companyCommand(args) {
	const { config, log } = await openSettings(args);
	const hooks = {
		log,
		signal: new AbortController().signal
	};
	const { stored, found } = await readCompanies(config, hooks);
	process.stdout.write(`${text.company.are(describe(stored), describe(found))}\n`);
	if (!args.move) return exitCodes.success;
	if (!found) throw new UsageError(["Gazelle does not say whose key this is"]);
	if (stored?.id === found.id) {
		process.stdout.write(`${text.change.nothingToDo}\n`);
		return exitCodes.success;
	}
	process.stdout.write(`${text.company.whatFollows}\n`);
	if (!await confirm(text.company.ask, args)) return exitCodes.success;
	await moveCompany(config, found, hooks);
	process.stdout.write(`${text.change.done}\n`);
	return exitCodes.success;
}
export { companyCommand };
