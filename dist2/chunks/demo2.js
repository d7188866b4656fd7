import { c as percent, f as summaryTable, i as formatTable, n as formatCount } from "./table.js";
import { t as readConfig } from "./read-config.js";
import { t as defaults } from "./options.js";
import { t as run } from "./run.js";
import { n as ONE_ACCOUNT, t as startSandbox } from "./start.js";
import pino from "pino";
// dist/sandbox/demo.js
const goOn = `With your own account:
  1. npm run etl -- migrate           prints the SQL for Supabase's SQL editor
  2. cp .env.example .env             and fill it in
  3. npm run etl -- sync --dry-run    shows what a sync would do
  4. npm run etl -- sync
To play on with this one: npm run sandbox
`;
async function demo(write) {
	const [clients, pianos] = [formatCount(ONE_ACCOUNT.clients), formatCount(ONE_ACCOUNT.pianos)];
	write(`Starting a local Gazelle (${clients} clients, ${pianos} pianos) and a local Supabase ...\n\n`);
	const sandbox = await startSandbox();
	try {
		const { config, timezone } = readConfig(sandbox.env, { supabase: "needed" });
		const sync = async () => {
			const hooks = {
				log: pino({ level: "silent" }),
				signal: new AbortController().signal
			};
			const { summary } = await run(config, {
				...defaults,
				timezone,
				triggeredBy: "demo"
			}, hooks);
			return summary;
		};
		write("1. The first sync reads everything:\n\n");
		const first = await sync();
		write(`${summaryTable(first)}\n`);
		write(`2. ${sandbox.nextDay()}\n3. The second sync reads little more than that:\n\n`);
		const second = await sync();
		write(`${summaryTable(second)}\n4. The two side by side:\n\n${comparison(first, second)}\n${goOn}`);
		return first.run.status === "success" && second.run.status === "success" ? 0 : 1;
	} finally {
		await sandbox.close();
	}
}
const written = ({ inserted, updated }) => (inserted ?? 0) + (updated ?? 0);
function comparison(first, second) {
	const row = (name, before, after) => [name, ...[written, ({ fetched }) => fetched].flatMap((count) => [`${formatCount(count(before))} -> ${formatCount(count(after))}`, percent(count(before), count(after))])];
	const rows = first.entities.flatMap((before, i) => {
		const after = second.entities[i];
		return after ? [row(before.entity, before, after)] : [];
	});
	rows.push(row("total", first.totals, second.totals));
	const { durationMs: before } = first.run;
	const { durationMs: after } = second.run;
	rows.push([
		"duration",
		"",
		"",
		`${(before / 1e3).toFixed(1)} s -> ${(after / 1e3).toFixed(1)} s`,
		percent(before, after)
	]);
	return `${formatTable([
		"",
		"rows written",
		"",
		"records read",
		""
	], rows, 1)}\n`;
}
export { demo };
