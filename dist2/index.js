import { t as httpDefaults } from "./chunks/config.js";
import { a as InterruptedError, t as isHealthy } from "./chunks/summary.js";
import { n as ranges, t as defaults } from "./chunks/options.js";
import { o as reworded } from "./chunks/sentence.js";
import { i as accountId, r as settingsOf, t as inWordsOf } from "./chunks/read-accounts.js";
import { c as unknownName, i as moment, n as chosenEntities, t as chosenColumns } from "./chunks/flag-values.js";
import { n as readProject, t as readConfig } from "./chunks/read-config.js";
import { t as UsageError } from "./chunks/usage-error.js";
import { t as IncompleteReadingError } from "./chunks/incomplete-reading-error.js";
import { t as LeaseHeldError } from "./chunks/lease-held-error.js";
import { t as OtherCompanyError } from "./chunks/other-company-error.js";
import { t as TooManyRejectsError } from "./chunks/too-many-rejects-error.js";
import { t as PrintableError } from "./chunks/printable-error.js";
import { a as SupabaseError, c as SupabaseUnavailableError, i as StatementTimeoutError, n as RowsRefusedError, o as SupabaseKeyRefusedError, r as SchemaHiddenError, s as SupabaseSchemaError, t as LeaseLostError } from "./chunks/errors.js";
import { a as GazelleUnavailableError, i as GazelleQueryError, n as GazelleFeedError, r as GazelleKeyRefusedError, t as GazelleError } from "./chunks/errors2.js";
import pino from "pino";
// dist/bin/library.js
async function sync(config, options = {}) {
	const { signal: given, onLog, onEntity, ...wanted } = options;
	const problems = [];
	const { timeoutMs, retries, ...runOptions } = await readOptions(wanted, problems);
	const need = runOptions.dryRun ? "optional" : "needed";
	const settings = readSettings(config, problems, (env, account) => readConfig(env, {
		supabase: need,
		http: {
			timeoutMs,
			retries
		},
		account
	}));
	const { run } = await import("./chunks/run2.js");
	return stoppable(given, async (signal) => {
		const hooks = {
			log: logTo(onLog),
			signal,
			...onEntity && { onEntity }
		};
		const { timezone } = settings;
		const { summary, outcomes } = await run(settings.config, {
			...runOptions,
			timezone
		}, hooks);
		const stopped = outcomes.find(({ error }) => error instanceof InterruptedError);
		if (stopped) throw stopped.error;
		return summary;
	});
}
async function status(config, { signal, onLog, maxAgeMs } = {}) {
	const project = readSettings({
		gazelle: {},
		...config
	}, [], readProject);
	const { readStatus } = await import("./chunks/status3.js");
	return stoppable(signal, (stop) => readStatus(project, maxAgeMs ?? null, logTo(onLog), stop));
}
async function doctor(config, { signal: given, onLog } = {}) {
	const settings = readSettings(config, [], (env, account) => readConfig(env, { account }));
	const { examine } = await import("./chunks/doctor2.js");
	return stoppable(given, async (signal) => {
		const checks = await examine(settings.config, {
			log: logTo(onLog),
			signal
		});
		signal.throwIfAborted();
		return checks;
	});
}
const allDefaults = {
	...defaults,
	timeoutMs: httpDefaults.timeoutMs,
	retries: httpDefaults.retries
};
async function readOptions(wanted, problems) {
	const given = Object.entries(wanted).filter(([, value]) => value !== void 0);
	const names = Object.keys(allDefaults);
	problems.push(...given.flatMap(([name]) => names.includes(name) ? [] : [unknownName("option", name, names)]));
	const options = Object.assign({ ...allDefaults }, Object.fromEntries(given));
	for (const name of Object.keys(ranges)) {
		const [least, most = Number.MAX_SAFE_INTEGER] = ranges[name];
		const value = options[name];
		if (value === null || Number.isSafeInteger(value) && value >= least && value <= most) continue;
		problems.push(unflagged(`--${name} takes one whole number from ${least} to ${most}`));
	}
	const ways = [
		"full",
		"sweep",
		"since"
	].filter((name) => options[name]);
	if (ways.length > 1) problems.push(`${ways.slice(0, -1).join(", ")} and ${ways.at(-1)} exclude each other`);
	try {
		if (options.entities.length > 0) await chosenEntities(options.entities);
		if (options.exclude.length > 0) options.exclude = await chosenColumns(options.exclude);
		if (options.since !== null) options.since = moment("since", Date.now)(options.since);
	} catch (error) {
		problems.push(...problemsOf(error));
	}
	return options;
}
function readSettings(config, problems, read) {
	const { success } = accountId.optional().safeParse(config.account);
	if (!success) problems.push("account takes 1 to 40 characters of a-z, 0-9 and -");
	try {
		const settings = read(settingsOf(config), config.account);
		if (problems.length === 0) return settings;
	} catch (error) {
		problems.push(...problemsOf(error).map((problem) => inWordsOf(problem)));
	}
	throw new UsageError(problems);
}
const unflagged = (problem) => reworded(problem, /^--/, () => "");
function problemsOf(error) {
	if (error instanceof UsageError) return error.problems.map(unflagged);
	throw error;
}
async function stoppable(given, task) {
	const controller = new AbortController();
	const stop = () => controller.abort(new InterruptedError("abort", { cause: given?.reason }));
	if (given?.aborted) stop();
	given?.addEventListener("abort", stop);
	try {
		controller.signal.throwIfAborted();
		return await task(controller.signal);
	} finally {
		given?.removeEventListener("abort", stop);
	}
}
function logTo(onLog) {
	if (!onLog) return pino({ level: "silent" });
	const level = (level) => ({ level });
	return pino({
		level: "debug",
		base: null,
		timestamp: false,
		formatters: { level }
	}, { write: (line) => onLog(JSON.parse(line)) });
}
export { GazelleError, GazelleFeedError, GazelleKeyRefusedError, GazelleQueryError, GazelleUnavailableError, IncompleteReadingError, InterruptedError, LeaseHeldError, LeaseLostError, OtherCompanyError, PrintableError, RowsRefusedError, SchemaHiddenError, StatementTimeoutError, SupabaseError, SupabaseKeyRefusedError, SupabaseSchemaError, SupabaseUnavailableError, TooManyRejectsError, UsageError, defaults, doctor, isHealthy, status, sync };
