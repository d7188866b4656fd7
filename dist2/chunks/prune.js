import { m as prune } from "./lease.js";
import { n as connectSupabase } from "./connect.js";
import { n as flows } from "./flows.js";
import { t as defaults } from "./options.js";
import { t as underLease } from "./under-lease.js";
import { a as exitCodes } from "./exit-codes2.js";
import { t as interruptible } from "./interruption.js";
import { t as byAccount } from "./by-account.js";
import { i as formatTable, n as formatCount } from "./table.js";
import { i as openProjects } from "./open-settings.js";
import { t as UsageError } from "./usage-error.js";
// dist/pipeline/prune.js
async function pruneProject(config, { deletedForMs, logsForMs, rejectsForMs }, dryRun, hooks) {
	const now = Date.now();
	const before = (ms) => ms === null ? null : new Date(now - ms).toISOString();
	const limits = {
		deletedBefore: before(deletedForMs),
		logsBefore: before(logsForMs),
		rejectsBefore: before(rejectsForMs)
	};
	const tables = flows.flatMap(({ tables }) => tables.map(({ name }) => name));
	if (dryRun) {
		const { supabase } = connectSupabase(config, hooks.log, { stop: hooks.signal });
		return prune(supabase, tables, limits, {
			dryRun,
			signal: hooks.signal
		});
	}
	return underLease(config, defaults, hooks, ({ supabase, signal }) => prune(supabase, tables, limits, {
		dryRun,
		signal
	}));
}
// dist/bin/commands/prune.js
async function pruneCommand(args) {
	const retention = {
		deletedForMs: args.deletedFor ?? null,
		logsForMs: args.logsFor ?? null,
		rejectsForMs: args.rejectsFor ?? null
	};
	if (Object.values(retention).every((ms) => ms === null)) throw new UsageError(["prune takes --deleted-for, --logs-for or --rejects-for, such as 90d"]);
	const { configs, log } = await openProjects(args);
	const found = await interruptible(log, "stopping", (signal) => byAccount(configs, args, (config) => pruneProject(config, retention, args.dryRun, {
		log,
		signal
	})));
	const head = ["table", args.dryRun ? "would be deleted" : "deleted"];
	const json = () => `${JSON.stringify({
		dryRun: args.dryRun,
		tables: found.items
	}, null, 2)}\n`;
	const table = () => found.text((items) => {
		const rows = items.map(({ table, deleted }) => [table, formatCount(deleted)]);
		return `${formatTable(head, rows, 1)}\n`;
	});
	process.stdout.write(args.json ? json() : table());
	return exitCodes.success;
}
export { pruneCommand };
