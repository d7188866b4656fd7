import { t as httpDefaults } from "./config.js";
import { t as UsageError } from "./usage-error.js";
import { s as toMilliseconds } from "./flag-values.js";
import { t as defaults } from "./options.js";
import { a as secureUrlProblem, i as schemaProblem, n as isTimezone, o as supabaseKeyProblem, r as projectUrlProblem, t as isHeaderValue } from "./checks.js";
import { readFileSync, statSync } from "node:fs";
import { parseEnv } from "node:util";
// dist/bin/settings/environment.js
const readFrom = (env) => (name) => env[name]?.trim() || void 0;
function loadEnvFile(path) {
	for (const [name, value] of Object.entries(process.env)) if (value === "" && /^(GAZELLE|SUPABASE)_/.test(name)) delete process.env[name];
	if (path === void 0 && !statSync(".env", { throwIfNoEntry: false })?.isFile()) return null;
	try {
		const text = readFileSync(path ?? ".env", "utf8").replace(/^\uFEFF/, "");
		for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
		return text;
	} catch (cause) {
		const file = path === void 0 ? ".env" : `--env-file ${path}`;
		throw new UsageError([`${file} cannot be read (${cause.code ?? "unreadable"})`]);
	}
}
// dist/bin/settings/read-gazelle.js
const oauthNames = [
	"GAZELLE_CLIENT_ID",
	"GAZELLE_CLIENT_SECRET",
	"GAZELLE_REFRESH_TOKEN"
];
function readGazelle(read, problems) {
	const readUrl = (name, fallback) => {
		const url = read(name) ?? fallback;
		const problem = secureUrlProblem(name, url);
		if (problem) problems.push(problem);
		return url;
	};
	const url = readUrl("GAZELLE_API_URL", "https://gazelleapp.io/graphql/private/");
	const tokenUrl = readUrl("GAZELLE_TOKEN_URL", "https://gazelleapp.io/developer/oauth/token");
	const credentials = readCredentials(read, problems);
	return credentials && {
		url,
		tokenUrl,
		credentials
	};
}
function readTimezone(read, problems) {
	const timezone = read("GAZELLE_TIMEZONE") ?? defaults.timezone;
	if (!isTimezone(timezone)) problems.push("GAZELLE_TIMEZONE is not a time zone: give an IANA name such as America/Toronto");
	return timezone;
}
function readCredentials(read, problems) {
	const key = read("GAZELLE_API_KEY");
	if (key && !isHeaderValue(key)) problems.push("GAZELLE_API_KEY holds characters that no key has");
	if (key) return {
		kind: "key",
		key
	};
	const [clientId, clientSecret, refreshToken] = oauthNames.map(read);
	if (clientId && clientSecret && refreshToken) return {
		kind: "oauth",
		clientId,
		clientSecret,
		refreshToken
	};
	const missing = oauthNames.filter((name) => !read(name));
	problems.push(missing.length === oauthNames.length ? "GAZELLE_API_KEY is missing (from Gazelle: https://gazelleapp.io/developer); or set GAZELLE_CLIENT_ID, GAZELLE_CLIENT_SECRET, GAZELLE_REFRESH_TOKEN for OAuth" : `${missing.join(" and ")} missing beside the other OAuth settings (from Gazelle: https://gazelleapp.io/developer)`);
	return null;
}
// dist/bin/settings/read-supabase.js
function readSupabase(read, problems, isNeeded = true) {
	const url = read("SUPABASE_URL");
	const keyName = read("SUPABASE_SECRET_KEY") ? "SUPABASE_SECRET_KEY" : "SUPABASE_SERVICE_ROLE_KEY";
	const key = read(keyName);
	if (!url && !key && !isNeeded) return null;
	const schema = read("SUPABASE_SCHEMA");
	const found = [
		url ? projectUrlProblem("SUPABASE_URL", url) : "SUPABASE_URL is missing (from Supabase: Project Settings > Data API > Project URL)",
		key ? supabaseKeyProblem(keyName, key) : "SUPABASE_SECRET_KEY is missing (from Supabase: Project Settings > API Keys > Secret keys; older projects: SUPABASE_SERVICE_ROLE_KEY)",
		schema ? schemaProblem("SUPABASE_SCHEMA", schema) : null
	];
	problems.push(...found.filter((problem) => problem !== null));
	return url && key ? {
		url,
		key,
		...schema && { schema }
	} : null;
}
// dist/bin/settings/read-config.js
function readConfig(env, { supabase: need, http, account } = {}) {
	const problems = [];
	const read = readFrom(env);
	const gazelle = readGazelle(read, problems);
	const timezone = readTimezone(read, problems);
	const everyMs = toMilliseconds(read("ETL_EVERY") ?? "1h", 6e4);
	if (everyMs === null) problems.push("ETL_EVERY is not a length of time from 1m on, such as 1h");
	const supabase = readSupabase(read, problems, need !== "optional" || gazelle?.credentials.kind === "oauth");
	if (problems.length > 0 || !gazelle || everyMs === null) throw new UsageError(problems);
	return {
		config: {
			gazelle,
			supabase,
			http: {
				...httpDefaults,
				...http
			},
			...account && { account }
		},
		timezone,
		everyMs
	};
}
function readProject(env, account) {
	const problems = [];
	const supabase = readSupabase(readFrom(env), problems);
	if (problems.length > 0 || !supabase) throw new UsageError(problems);
	return {
		supabase,
		http: httpDefaults,
		...account && { account }
	};
}
export { readTimezone as a, readGazelle as i, readProject as n, loadEnvFile as o, readSupabase as r, readFrom as s, readConfig as t };
