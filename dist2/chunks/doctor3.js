import { i as warn, n as fail, r as toCheck, t as examine } from "./doctor.js";
import { a as exitCodes } from "./exit-codes2.js";
import { a as openSettings, s as openLog } from "./open-settings.js";
import { r as text } from "./text.js";
import { t as told } from "./told.js";
import { i as joined, t as about } from "./sentence.js";
import { t as UsageError } from "./usage-error.js";
import { a as readTimezone, i as readGazelle, o as loadEnvFile, r as readSupabase, s as readFrom } from "./read-config.js";
import { t as chosenColumns } from "./flag-values.js";
import manifest from "gazelle-etl/package.json" with { type: "json" };
// dist/bin/output/doctor.js
const marks = {
	pass: "✓",
	warn: "!",
	fail: "✗"
};
function doctorReport(checks) {
	const lines = checks.map(({ name, status, fact, mend }) => {
		const how = mend?.split("\n", 1).map((line) => ` -> ${told(line)}`) ?? [];
		return `${marks[status]} ${told(name)}${text.colon} ${told(fact)}${how}`;
	});
	const sql = checks.flatMap(({ mend }) => mend?.split("\n").slice(1) ?? []);
	return `${[...lines, ...sql].join("\n")}\n`;
}
// dist/bin/settings/check-settings.js
const placeholder = /your[-_ ]|^<.*>$|^x{3,}$|change-?me|placeholder|^\.\.\.$/i;
async function checkSettings(args) {
	const file = toCheck("settings file", judgeFile(args.envFile));
	const { known, finding } = args.account ? await ofAccount(args) : await ofEnvironment();
	return {
		checks: [file, toCheck("settings", finding)],
		known
	};
}
const wellFormed = "all that is needed is set, and well-formed";
async function ofAccount(args) {
	try {
		const { config } = await openSettings(args);
		return {
			known: config,
			finding: wellFormed
		};
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		return {
			known: {
				gazelle: null,
				supabase: null
			},
			finding: fail(error.message, "correct it, in the accounts file or where it points to")
		};
	}
}
async function ofEnvironment() {
	const problems = Object.entries(process.env).flatMap(([name, value = ""]) => /^(GAZELLE|SUPABASE)_/.test(name) && placeholder.test(value) ? [`${name} is still a placeholder`] : []);
	const read = readFrom(process.env);
	const usable = (side) => {
		const own = [];
		const found = side(own);
		problems.push(...own);
		return own.length === 0 ? found : null;
	};
	const known = {
		gazelle: usable((own) => readGazelle(read, own)),
		supabase: usable((own) => readSupabase(read, own))
	};
	readTimezone(read, problems);
	await chosenColumns(void 0).catch((error) => {
		if (!(error instanceof UsageError)) throw error;
		problems.push(about("ETL_EXCLUDE", joined(error.problems)));
	});
	const mend = "set it, in the environment or in a file: cp .env.example .env";
	if (problems.length > 0) return {
		known,
		finding: fail(joined(problems), mend)
	};
	const unheard = ["ETL_PING_URL", "ETL_WEBHOOK_URL"].filter((name) => !URL.canParse(read(name) ?? "about:"));
	const finding = warn(joined(unheard.map((name) => `${name} is not a URL`)), mend);
	return {
		known,
		finding: unheard.length > 0 ? finding : wellFormed
	};
}
function judgeFile(file) {
	try {
		const text = loadEnvFile(file);
		if (text === null) return "there is no .env: the environment alone counts";
		const unread = unreadLines(text).join(", ");
		if (unread === "") return `${file ?? ".env"} is read, and the environment wins`;
		return warn(`not read of ${file ?? ".env"}: line ${unread}`, "write NAME=value, or # before a comment");
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		return fail(error.message, "correct the path, or make the file readable");
	}
}
function unreadLines(text) {
	return text.replace(/=[ \t]*(["'`])[\s\S]*?\1/g, (value) => `=${value.replace(/[^\n]/g, "")}`).split(/\r?\n/).flatMap((line, i) => /^\s*(#.*|(export\s+)?[\w.-]+\s*=.*)?$/.test(line) ? [] : [i + 1]);
}
// dist/bin/commands/doctor.js
async function doctorCommand(args) {
	const settings = await checkSettings(args);
	const found = await examine(settings.known, {
		log: openLog(args),
		signal: new AbortController().signal
	});
	const checks = [
		toCheck("version", `gazelle-etl ${manifest.version} on Node ${process.versions.node}`),
		...settings.checks,
		...found
	];
	const ok = checks.every(({ status }) => status !== "fail");
	process.stdout.write(args.json ? `${JSON.stringify({
		ok,
		checks
	}, null, 2)}\n` : doctorReport(checks));
	return ok ? exitCodes.success : exitCodes.configuration;
}
export { doctorCommand };
