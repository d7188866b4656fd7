import { c as readRunState } from "./lease.js";
import { a as checkpointKey, n as connectSupabase } from "./connect.js";
import { i as rewind, n as fromTheBeginning, r as parseCheckpoint } from "./checkpoints.js";
import { r as selectFlows } from "./flows.js";
import { r as progressName } from "./full-progress.js";
import { t as defaults } from "./options.js";
import { t as underLease } from "./under-lease.js";
import { t as confirm } from "./confirm.js";
import { a as exitCodes } from "./exit-codes2.js";
import { r as text } from "./text.js";
import { i as formatTable } from "./table.js";
import { n as chosenEntities } from "./flag-values.js";
import { r as openProject } from "./open-settings.js";
import { isDeepStrictEqual } from "node:util";
import { Temporal } from "temporal-polyfill";
// dist/pipeline/checkpoint-changes.js
async function readCheckpoints(config, entities, log) {
	const { settings } = await readRunState(connectSupabase(config, log).supabase, []);
	return selectFlows(entities).map(({ name }) => ({
		collection: name,
		checkpoint: parseCheckpoint(settings[checkpointKey(name)])
	}));
}
async function saveCheckpoints(config, changes, hooks) {
	await underLease(config, defaults, hooks, async ({ sink }) => {
		const values = changes.flatMap(({ collection, next }) => [[collection, JSON.stringify(next)], ...next.full ? [[progressName(collection), "null"]] : []]);
		await sink.saveCheckpoints(Object.fromEntries(values));
	});
}
// dist/bin/commands/checkpoint.js
async function showCheckpointsCommand(args) {
	const { config, log } = await openProject(args);
	const stored = await readCheckpoints(config, await chosenEntities(args.entity), log);
	if (args.json) {
		const byName = Object.fromEntries(stored.map(({ collection, checkpoint }) => [collection, checkpoint]));
		process.stdout.write(`${JSON.stringify(byName, null, 2)}\n`);
		return exitCodes.success;
	}
	const rows = stored.map(({ collection, checkpoint }) => [
		collection,
		checkpoint?.full ? text.checkpoint.all : checkpoint?.watermark ?? "-",
		checkpoint?.syncedAt ?? "-",
		checkpoint?.sweptAt ?? "-"
	]);
	const head = [
		"collection",
		"watermark",
		"synced at",
		"all ids compared at"
	];
	process.stdout.write(`${formatTable(head, rows, head.length)}\n`);
	return exitCodes.success;
}
async function rewindCommand(args) {
	const to = Temporal.Instant.from(args.to);
	return changeCheckpoints(args, (checkpoint) => checkpoint && rewind(checkpoint, to));
}
async function resetCommand(args) {
	return changeCheckpoints(args, () => fromTheBeginning);
}
const describe = (checkpoint) => checkpoint?.full ? text.checkpoint.all : checkpoint ? text.checkpoint.is(checkpoint.watermark, checkpoint.syncedAt) : text.checkpoint.none;
async function changeCheckpoints(args, change) {
	const { config, log } = await openProject(args);
	const changes = (await readCheckpoints(config, await chosenEntities(args.entity), log)).flatMap(({ collection, checkpoint }) => {
		const next = change(checkpoint);
		const isSame = !next?.full && isDeepStrictEqual(next, checkpoint);
		return next === null || isSame ? [] : [{
			collection,
			checkpoint,
			next
		}];
	});
	if (changes.length === 0) {
		process.stdout.write(`${text.change.nothingToDo}\n`);
		return exitCodes.success;
	}
	for (const { collection, checkpoint, next } of changes) process.stdout.write(`${collection}${text.colon} ${describe(checkpoint)} -> ${describe(next)}\n`);
	if (!await confirm(text.checkpoint.ask, args)) return exitCodes.success;
	await saveCheckpoints(config, changes, {
		log,
		signal: new AbortController().signal
	});
	process.stdout.write(`${text.checkpoint.done}\n`);
	return exitCodes.success;
}
export { resetCommand, rewindCommand, showCheckpointsCommand };
