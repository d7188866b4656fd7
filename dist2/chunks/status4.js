import { t as readStatus } from "./status2.js";
import { a as exitCodes } from "./exit-codes2.js";
import { t as byAccount } from "./by-account.js";
import { o as statusTable } from "./status.js";
import { i as openProjects } from "./open-settings.js";
// dist/bin/commands/status.js
async function statusCommand(args) {
	const { configs, log } = await openProjects(args);
	const maxAgeMs = args.maxAge ?? null;
	const found = await byAccount(configs, args, (config) => readStatus(config, maxAgeMs, log));
	const ok = found.items.every(({ stale }) => !stale);
	const json = () => `${JSON.stringify({
		ok,
		entities: found.items
	}, null, 2)}\n`;
	process.stdout.write(args.json ? json() : found.text((entities) => statusTable(entities, maxAgeMs)));
	return ok ? exitCodes.success : exitCodes.incomplete;
}
export { statusCommand };
