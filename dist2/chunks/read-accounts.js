import { o as reworded, r as foreign, t as about } from "./sentence.js";
import { t as UsageError } from "./usage-error.js";
import { c as unknownName, s as toMilliseconds } from "./flag-values.js";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { dirname, resolve } from "node:path";
// dist/bin/settings/accounts-schema.js
const secret = z.string().regex(/^(env:[A-Za-z_]\w*|file:.+)$/, "must be env:NAME or file:PATH, never the secret itself").describe("env:NAME or file:PATH (from the folder of this file on), never the secret itself");
const text = z.string().min(1);
const accountId = z.string().regex(/^[a-z0-9-]{1,40}$/, "must be 1 to 40 characters of a-z, 0-9 and -");
const accountSchema = z.strictObject({
	id: accountId,
	gazelle: z.strictObject({
		apiKey: secret.optional(),
		clientId: text.optional(),
		clientSecret: secret.optional(),
		refreshToken: secret.optional(),
		apiUrl: text.optional(),
		tokenUrl: text.optional()
	}).describe("apiKey, or clientId, clientSecret and refreshToken of an OAuth application"),
	supabase: z.strictObject({
		url: text,
		secretKey: secret
	}).optional().describe("The project of its rows, if it is not that of SUPABASE_URL"),
	timezone: text.optional().describe("An IANA name; GAZELLE_TIMEZONE when absent"),
	every: z.string().refine((value) => toMilliseconds(value, 6e4) !== null, "must be a length of time from 1m on, such as 1h").optional().describe("How often it is to be synced, such as 1h")
});
const accountsSchema = z.strictObject({
	$schema: z.string().optional(),
	accounts: z.array(accountSchema).min(1)
});
// dist/bin/settings/read-accounts.js
const defaultFile = "etl.accounts.json";
function readAccounts({ file = defaultFile, names, needs }, common, read) {
	const entries = parseFile(file);
	const ids = entries.map(({ id }) => id);
	const problems = (names === "all" ? [] : names.filter((name) => !ids.includes(name))).map((name) => unknownName("account", name, ids));
	if (names.length === 0) problems.push(`--account takes names: ${ids.join(", ")}`);
	problems.push(...sameTwice(entries, common, file));
	const found = entries.filter(({ id }) => names === "all" || names.includes(id)).flatMap((entry) => {
		const given = settingsOf(entry);
		const own = {};
		const wrong = [];
		for (const [name, reference] of Object.entries(given)) {
			const value = needs.test(name) ? dereference(reference, common, file) : void 0;
			if (value instanceof UsageError) wrong.push(about(name, value.message));
			else own[name] = value;
		}
		try {
			if (wrong.length === 0) return [read({
				...common,
				...own,
				...entry.every && { ETL_EVERY: entry.every }
			}, entry.id)];
		} catch (error) {
			if (!(error instanceof UsageError)) throw error;
			wrong.push(...error.problems);
		}
		problems.push(...wrong.map((problem) => about(entry.id, inWordsOf(problem, given))));
		return [];
	});
	if (problems.length > 0) throw new UsageError(problems);
	return found;
}
function parseFile(file) {
	let value;
	try {
		value = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
	} catch (cause) {
		const code = cause instanceof SyntaxError ? "is not JSON" : `cannot be read (${codeOf(cause)})`;
		throw new UsageError([`the accounts file ${file} ${code}`]);
	}
	const { data, error } = accountsSchema.safeParse(value);
	if (data) return data.accounts;
	throw new UsageError(error.issues.map(({ path, message }) => about(file, about(z.core.toDotPath(path), foreign(message)))));
}
function settingsOf({ gazelle, supabase, timezone }) {
	return {
		GAZELLE_API_KEY: gazelle.apiKey,
		GAZELLE_CLIENT_ID: gazelle.clientId,
		GAZELLE_CLIENT_SECRET: gazelle.clientSecret,
		GAZELLE_REFRESH_TOKEN: gazelle.refreshToken,
		...gazelle.apiUrl && { GAZELLE_API_URL: gazelle.apiUrl },
		...gazelle.tokenUrl && { GAZELLE_TOKEN_URL: gazelle.tokenUrl },
		...timezone && { GAZELLE_TIMEZONE: timezone },
		...supabase && {
			SUPABASE_URL: supabase.url,
			SUPABASE_SECRET_KEY: supabase.secretKey,
			SUPABASE_SERVICE_ROLE_KEY: void 0,
			...supabase.schema && { SUPABASE_SCHEMA: supabase.schema }
		}
	};
}
const pathOf = {
	GAZELLE_API_KEY: "gazelle.apiKey",
	GAZELLE_CLIENT_ID: "gazelle.clientId",
	GAZELLE_CLIENT_SECRET: "gazelle.clientSecret",
	GAZELLE_REFRESH_TOKEN: "gazelle.refreshToken",
	GAZELLE_API_URL: "gazelle.apiUrl",
	GAZELLE_TOKEN_URL: "gazelle.tokenUrl",
	GAZELLE_TIMEZONE: "timezone",
	SUPABASE_URL: "supabase.url",
	SUPABASE_SECRET_KEY: "supabase.secretKey",
	SUPABASE_SCHEMA: "supabase.schema"
};
const inWordsOf = (problem, given = pathOf) => reworded(problem, /\b[A-Z_]+\b/g, (name) => name in given && pathOf[name] || name);
function dereference(given, env, file) {
	const [, kind, name = ""] = /^(env|file):(.+)$/.exec(given ?? "") ?? [];
	if (!kind) return given;
	if (kind === "env") return env[name]?.trim() || new UsageError([`${name} is not set`]);
	try {
		return readFileSync(resolve(dirname(file), name), "utf8").trim() || new UsageError([`${name} is empty`]);
	} catch (cause) {
		return new UsageError([`${name} cannot be read (${codeOf(cause)})`]);
	}
}
const codeOf = (cause) => cause.code ?? "unreadable";
function sameTwice(entries, env, file) {
	const keyOf = ({ gazelle, supabase }) => {
		const given = gazelle.apiKey ?? gazelle.refreshToken;
		const key = dereference(given, env, file);
		return JSON.stringify([key instanceof UsageError ? given : key, supabase?.url ?? env.SUPABASE_URL]);
	};
	return entries.flatMap((entry, i) => entries.slice(0, i).flatMap((other) => {
		if (other.id === entry.id) return [`${file}: two accounts have the id ${entry.id}`];
		if (keyOf(other) !== keyOf(entry)) return [];
		return [`${other.id} and ${entry.id} have the same Gazelle key and the same Supabase project`];
	}));
}
export { accountId as i, readAccounts as n, settingsOf as r, inWordsOf as t };
