import { r as foreign } from "../chunks/sentence.js";
import { n as t, r as text, t as language } from "../chunks/text.js";
import { c as unknownName, i as moment, l as wholeNumber, o as secretWord, r as duration } from "../chunks/flag-values.js";
import { a as json, c as namesFlag, d as textFlag, f as valueFlag, i as exclude, l as numberFlag, n as commonOptions, o as manyAccountsOptions, p as outputFormats, r as durationFlag, s as migrateOptions, t as accountOptions, u as switchFlag } from "../chunks/common.js";
import { t as httpDefaults } from "../chunks/config.js";
import { n as ranges, t as defaults } from "../chunks/options.js";
import { t as UsageError } from "../chunks/usage-error.js";
import manifest from "gazelle-etl/package.json" with { type: "json" };
import yargs from "yargs";
// dist/bin/options/checkpoint.js
const entityOptions = {
	entity: namesFlag(t("Only these, with commas between them")),
	...accountOptions,
	...commonOptions
};
const showOptions = {
	json,
	...entityOptions
};
const resetOptions = {
	yes: switchFlag(t("Do not ask")),
	...entityOptions
};
const rewindOptions = {
	to: {
		...textFlag(t("Where the next run is to read from: 24h or 7d ago, or an ISO time")),
		coerce: moment("to", Date.now),
		demandOption: true
	},
	...resetOptions
};
// dist/bin/options/company.js
const companyOptions = {
	move: switchFlag(t("Take the rows of the company that the key opens")),
	yes: switchFlag(t("Do not ask")),
	...accountOptions,
	...commonOptions
};
// dist/bin/options/operate.js
const maxAge = (describe) => valueFlag(duration("max-age", 1e3), describe);
const statusOptions = {
	"max-age": maxAge(t("Exit with 1 when the last success of an entity is longer ago than this, such as 26h")),
	json,
	...manyAccountsOptions,
	...commonOptions
};
const historyOptions = {
	last: numberFlag("last", 20, t("So many of the last runs"), 1, 1e3),
	json,
	...manyAccountsOptions,
	...commonOptions
};
const reportOptions = {
	html: {
		...textFlag(t("The file to write the page to; - for stdout")),
		demandOption: true
	},
	"max-age": maxAge(t("Mark an entity whose last success is longer ago than this, such as 26h")),
	...manyAccountsOptions,
	...commonOptions
};
const doctorOptions = {
	json,
	...accountOptions,
	...commonOptions
};
// dist/bin/options/prune.js
const age = (flag, describe) => valueFlag(duration(flag, 1e3), describe);
const pruneOptions = {
	"deleted-for": age("deleted-for", t("Delete rows that have been marked as gone for so long, such as 90d")),
	"logs-for": age("logs-for", t("Delete run logs that are so old, such as 365d")),
	"rejects-for": age("rejects-for", t("Delete rejects settled so long ago, and the records that open ones keep")),
	"dry-run": switchFlag(t("Delete nothing; print what would be")),
	json,
	...manyAccountsOptions,
	...commonOptions
};
// dist/bin/options/queue.js
const minute = 6e4;
const workOptions = {
	migrate: switchFlag(t("Make the queue's tables, or bring them up to date, and end")),
	accounts: accountOptions.accounts,
	concurrency: numberFlag("concurrency", 4, t("Accounts at once in this process"), 1, 100),
	"time-budget": durationFlag("time-budget", 15 * minute, t("How long one job may read; the next one goes on"), 1e3),
	tick: durationFlag("tick", minute, t("How often to ask who is due, and over how long to spread them"), 1e3),
	"metrics-port": valueFlag(wholeNumber("metrics-port", 1, 65535), t("Serve metrics as OpenMetrics text on this port")),
	"metrics-host": {
		...textFlag(t("On this address")),
		default: "127.0.0.1"
	},
	...commonOptions
};
const queueOptions = {
	json,
	...commonOptions
};
const addOptions = {
	full: switchFlag(t("Read everything, and mark what is gone as deleted")),
	...manyAccountsOptions,
	...queueOptions
};
// dist/bin/options/rejects.js
const shared = {
	json,
	...accountOptions,
	...commonOptions
};
const retryOptions = {
	exclude,
	...shared
};
const listOptions = {
	limit: numberFlag("limit", 100, t("At most this many"), 1),
	...shared
};
const ignoreOptions = {
	all: switchFlag(t("Every reject that is open")),
	...shared
};
// dist/bin/options/sandbox.js
const sandboxOptions = {
	"data-dir": textFlag(t("Keep Supabase in this folder  [default: in memory]")),
	key: valueFlag(secretWord("key"), t("The key of both, without its prefix  [default: a new one at each start]")),
	"gazelle-port": numberFlag("gazelle-port", 54380, t("Where Gazelle listens"), 0),
	"supabase-port": numberFlag("supabase-port", 54381, t("Where Supabase listens"), 0),
	"updated-at-sort": switchFlag(t("Whether Gazelle can sort by UPDATED_AT_DESC; the API as documented cannot"), true),
	fault: namesFlag(t("Rehearse a bad night: reject, failing=pianos, rate-limit, slow=2s; with commas, or repeated")),
	latency: durationFlag("latency", 0, t("How long Gazelle takes to answer"))
};
// dist/bin/options/sync.js
const syncOptions = {
	full: switchFlag(t("Read everything, and mark what is gone as deleted")),
	sweep: switchFlag(t("Compare every id now: finds contacts edited alone, and what is gone")),
	"sweep-every": durationFlag("sweep-every", defaults.sweepEveryMs, t("How long that may wait")),
	entity: namesFlag(t("Only these, with commas between them; contacts come with their clients")),
	exclude,
	since: {
		...textFlag(t("Read from 24h or 7d ago, or from an ISO time on; moves no checkpoint")),
		coerce: moment("since", Date.now)
	},
	"dry-run": switchFlag(t("Write nothing; print what a run would do")),
	output: {
		choices: outputFormats,
		default: "table",
		describe: t("What to print on stdout")
	},
	json: {
		type: "boolean",
		describe: t("Short for --output json")
	},
	limit: valueFlag(wholeNumber("limit", ...ranges.limit), t("At most this many records of each collection; moves no checkpoint")),
	"allow-deletes": valueFlag(wholeNumber("allow-deletes", ...ranges.allowDeletes), t("Let this many rows of a table be marked as deleted  [default: 10, or 5 % of the table]")),
	"audit-requests": numberFlag("audit-requests", defaults.auditRequests, t("Requests to Gazelle that comparing old records may take, 0 for none"), 0, 1e3),
	overlap: durationFlag("overlap", defaults.overlapMs, t("How far to read behind the last watermark")),
	"time-budget": valueFlag(duration("time-budget", ranges.timeBudgetMs[0]), t("Stop reading after this long; the next run goes on")),
	wait: durationFlag("wait", defaults.waitMs, t("How long to wait for another run to end")),
	every: valueFlag(duration("every", 1e3), t("Go on, with a run every 15m (or so); SIGTERM ends it after the batch in hand")),
	strict: switchFlag(t("Exit with 1 when a run is unusual, such as far more to read")),
	"batch-size": numberFlag("batch-size", defaults.batchSize, t("Rows per write"), ...ranges.batchSize),
	"page-size": numberFlag("page-size", defaults.pageSize, t("Records per page"), ...ranges.pageSize),
	concurrency: numberFlag("concurrency", defaults.concurrency, t("Requests to Gazelle at once, at most; fewer while it asks for less"), ...ranges.concurrency),
	rate: valueFlag(wholeNumber("rate", ...ranges.rate), t("Requests to Gazelle per second, at most  [default: as many as it answers]")),
	timeout: durationFlag("timeout", httpDefaults.timeoutMs, t("How long one request may take"), ranges.timeoutMs[0]),
	retries: numberFlag("retries", httpDefaults.retries, t("Repeats of a request that failed"), ...ranges.retries),
	...manyAccountsOptions,
	progress: switchFlag(t("Show on stderr how far the reading is; --no-progress does not"), true),
	"account-concurrency": numberFlag("account-concurrency", 4, t("Accounts at once"), 1, 100),
	...commonOptions
};
// dist/bin/uncaught.js
async function onUncaught(error) {
	if (error instanceof Error && "code" in error && error.code === "EPIPE") return;
	const { safeMessage } = await import("../chunks/safe-message.js");
	const { told } = await import("../chunks/told2.js");
	process.stderr.write(`etl: ${told(safeMessage(error))}\n`);
	process.exit(1);
}
// dist/bin/etl.js
const asking = /^(-[hv]|--(help|version|get-yargs-completions))$/;
const lists = [
	"_",
	"entity",
	"exclude",
	"account",
	"fault",
	"ids"
];
function refuseOdd(args, names, argv) {
	const flags = names.filter((name) => /^[a-z-]{2,}$/.test(name)).map((name) => `--${name}`);
	for (const [name, value] of Object.entries(args)) {
		const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		if (![
			"_",
			"$0",
			...names
		].includes(dashed)) throw new UsageError([unknownName("flag", `--${name}`, flags)]);
		if (Array.isArray(value) && !lists.includes(name)) throw new UsageError([`--${name} is given once`]);
	}
	for (const word of argv) {
		const [, name = "", value = ""] = /^--([\w-]+)=(.*)$/.exec(word) ?? [];
		if (typeof args[name] === "boolean" && value !== "true" && value !== "false") throw new UsageError([`--${name} takes no value`]);
	}
}
const forTrying = (text) => import.meta.url.endsWith(".ts") ? text : false;
const flags = (options) => (line) => line.options(options);
async function main(argv) {
	try {
		const isBare = argv.every((word, i) => /^--lang(=|$)/.test(word) || argv[i - 1] === "--lang");
		const entities = isBare || argv.includes("--help") || argv.includes("-h") ? (await import("../chunks/flows2.js")).entityNames : [];
		const [command, shell = ""] = argv;
		const isForShell = command === "completion" && /^(ba|z|fi)sh$/.test(shell);
		if (isForShell) process.env.SHELL = shell;
		const words = isBare ? [...argv, "--help"] : isForShell ? ["completion"] : argv;
		let run = null;
		const args = await commandLine(words, entities, (named) => {
			run = named;
		}).parseAsync();
		const isAsking = [
			"help",
			"version",
			"get-yargs-completions"
		].some((flag) => args[flag] !== void 0);
		return run && !isAsking ? await run(args) : 0;
	} catch (error) {
		const { exitCodeOfError } = await import("../chunks/exit-codes.js");
		const { told } = await import("../chunks/told2.js");
		const { safeMessage } = await import("../chunks/safe-message.js");
		const message = told(safeMessage(error));
		process.stderr.write(`etl: ${message}\n`);
		if (process.env.GITHUB_ACTIONS) (await import("../chunks/github.js")).annotateError(text.summary.notBegun, message);
		return exitCodeOfError(error);
	}
}
function commandLine(argv, entities, choose) {
	const runs = (flags, run) => (line) => {
		choose(run);
		return flags(line);
	};
	const checkpoint = async () => import("../chunks/checkpoint.js");
	const rejects = async () => import("../chunks/rejects.js");
	const queue = async () => import("../chunks/queue.js");
	const examples = [
		["$0 sync --dry-run", t("what a sync would do, without writing")],
		["$0 sync --entity clients,pianos", t("only some entities")],
		["$0 status --max-age 26h", t("exits 1 when something is older")]
	];
	const epilogue = `${t("Entities")}${text.colon} ${entities.join(", ")}\n${t("Exit codes: 0 all is well; 1 not everything is done; 2 usage or settings; 3 another run is under way; 130, 143 interrupted")}`;
	const line = yargs([...argv]);
	return line.scriptName("etl").locale(language).usage(`$0 <command>\n\n${t("Keeps a Supabase project in step with a Gazelle account.")}`).option("lang", {
		choices: ["en", "fr"],
		requiresArg: true,
		describe: t("The language of what is said: en or fr  [default: ETL_LANG, or en]")
	}).command("sync", t("Bring Supabase up to date"), runs((yargs) => yargs.options(syncOptions).example(examples.slice(0, 2)).epilogue(epilogue), async (args) => (await import("../chunks/sync.js")).syncCommand(args))).command("doctor", t("Check the settings and both sides, and say what mends them"), runs(flags(doctorOptions), async (args) => (await import("../chunks/doctor3.js")).doctorCommand(args))).command("status", t("Show how fresh and how well what is stored is"), runs(flags(statusOptions), async (args) => (await import("../chunks/status4.js")).statusCommand(args))).command("history [run]", t("Show the last runs, or one of them with its first errors"), runs((yargs) => yargs.options(historyOptions).positional("run", { type: "string" }), async (args) => (await import("../chunks/history2.js")).historyCommand(args))).command("report", t("Write a page with charts of the last 90 days"), runs(flags(reportOptions), async (args) => (await import("../chunks/report.js")).reportCommand(args))).command("checkpoint", t("Show or change where the next run starts"), (yargs) => yargs.command("show", t("Show the checkpoints"), runs(flags(showOptions), async (args) => (await checkpoint()).showCheckpointsCommand(args))).command("rewind", t("Set checkpoints back to an earlier time"), runs(flags(rewindOptions), async (args) => (await checkpoint()).rewindCommand(args))).command("reset", t("Have the next run read everything"), runs(flags(resetOptions), async (args) => (await checkpoint()).resetCommand(args))).demandCommand(1, t("checkpoint takes show, rewind or reset."))).command("rejects", t("List, retry or ignore the records that could not be stored"), (yargs) => yargs.command("list", t("List the open rejects"), runs(flags(listOptions), async (args) => (await rejects()).listRejectsCommand(args))).command("retry", t("Try once more to store them"), runs(flags(retryOptions), async (args) => (await rejects()).retryRejectsCommand(args))).command("ignore [ids..]", t("Acknowledge rejects, by the ids of their records: no longer a warning"), runs((yargs) => yargs.options(ignoreOptions).positional("ids", {
		type: "string",
		array: true
	}), async (args) => (await rejects()).ignoreRejectsCommand(args))).demandCommand(1, t("rejects takes list, retry or ignore."))).command("prune", t("Really delete what is long gone, old run logs and old rejects"), runs(flags(pruneOptions), async (args) => (await import("../chunks/prune.js")).pruneCommand(args))).command("company", t("Show whose rows are stored, or take those of another company"), runs(flags(companyOptions), async (args) => (await import("../chunks/company2.js")).companyCommand(args))).command("migrate", t("Print the SQL that makes the tables"), runs(flags(migrateOptions), async (args) => (await import("../chunks/migrate.js")).migrateCommand(args))).command("work", t("Keep many accounts fresh, by a queue on Postgres"), runs(flags(workOptions), async (args) => (await import("../chunks/work.js")).workCommand(args))).command("queue", t("Look at the workers' queue, or change it"), (yargs) => yargs.command(["list", "$0"], t("List the waiting, running and dead jobs"), runs(flags(queueOptions), async (args) => (await queue()).listJobsCommand(args))).command("add", t("Have accounts synced soon"), runs(flags(addOptions), async (args) => (await queue()).addJobsCommand(args))).command("retry <id>", t("Put a dead job back"), runs((yargs) => yargs.options(queueOptions).positional("id", {
		type: "string",
		demandOption: true
	}), async (args) => (await queue()).retryJobCommand(args)))).command("sandbox", forTrying(t("Keep a local Gazelle and a local Supabase up")), runs(flags(sandboxOptions), async (args) => (await import("../chunks/sandbox.js")).sandboxCommand(args))).command("demo", forTrying(t("Show a first sync and a second one, without any account")), runs(flags({}), async () => (await import("../chunks/demo.js")).demoCommand())).middleware((args) => {
		if (args._.length > 0 && !argv.some((word) => asking.test(word))) refuseOdd(args, Object.keys(line.getOptions().key), argv);
	}, true).demandCommand(1, t("name a command; etl --help lists them.")).recommendCommands().strict().exitProcess(false).fail((message, error) => {
		const word = /^(?:Unknown arguments?|Arguments? inconnus?)\s?: ([^,]+)/.exec(message ?? "")?.[1];
		if (word && !error) throw new UsageError([`"${word}" means nothing here: flags begin with --`]);
		throw error && error.name !== "YError" ? error : new UsageError([foreign(message || error.message)]);
	}).wrap(Math.min(110, process.stdout.columns ?? 110)).completion("completion", t("Print a completion script: etl completion bash, or zsh")).example(examples).epilogue(epilogue).version("version", t("Show the version"), manifest.version).alias("version", "v").help("help", t("Show this help")).alias("help", "h");
}
export { main, onUncaught };
