import { c as readRunState, r as readLease } from "./lease.js";
import { t as httpDefaults } from "./config.js";
import { a as checkpointKey, n as connectSupabase, s as companyKey, t as connectGazelle } from "./connect.js";
import { t as PrintableError } from "./printable-error.js";
import { t as defaults } from "./options.js";
import { t as safeMessage } from "./safe-message2.js";
import { i as joined, t as about } from "./sentence.js";
import { a as enumValues, c as countMany, l as documents, n as flows } from "./flows.js";
import { i as GazelleQueryError, t as GazelleError } from "./errors2.js";
import { t as askAccount } from "./sorting.js";
import { t as believeCheckpoint } from "./checkpoints.js";
import { i as parseCompany, r as describeCompany } from "./company.js";
import { s as SupabaseSchemaError } from "./errors.js";
import { n as inspect } from "./inspect.js";
import { t as inSchema } from "./migration-script.js";
import ms from "ms";
import { Temporal } from "temporal-polyfill";
import { NoUnusedFragmentsRule, buildClientSchema, getIntrospectionQuery, parse, specifiedRules, validate } from "graphql";
// dist/pipeline/doctor/check.js
const warn = (fact, mend) => ({
	status: "warn",
	fact,
	mend
});
const fail = (fact, mend) => ({
	status: "fail",
	fact,
	mend
});
const unchecked = warn("not checked", "mend first what fails");
const toCheck = (name, finding) => typeof finding === "string" ? {
	name,
	status: "pass",
	fact: finding,
	mend: null
} : {
	name,
	...finding
};
async function check(name, answer, judge) {
	try {
		return toCheck(name, await judge(await answer));
	} catch (error) {
		const mend = error instanceof PrintableError && error.remedy === "settings" ? "correct this first" : "check the URL and the network, and try again";
		return toCheck(name, fail(safeMessage(error), mend));
	}
}
const checkMore = (name, answer, judge) => answer.then(() => check(name, answer, judge), () => toCheck(name, unchecked));
function judgeClock(epochMs) {
	const skew = epochMs - Date.now();
	const order = skew < 0 ? "behind" : "ahead of";
	const fact = `${ms(Math.abs(skew))} ${order} the clock of this machine`;
	if (Math.abs(skew) < defaults.overlapMs) return fact;
	return warn(fact, "set the clock of this machine: ages and --since are wrong by as much");
}
// dist/sources/gazelle/api/drift.js
async function findDrift(api, sources) {
	const schema = await askSchema(api);
	const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
	const found = documents.flatMap((document) => schema ? validate(schema, document, rules) : []);
	if (found.length > 0) return [...new Set(found.map(({ message }) => message))];
	const probes = sources.flatMap(({ source, entities }) => {
		const page = source.document;
		const byId = entities.map((entity) => source.confirm(api, entity, ["none"], /* @__PURE__ */ new Map()));
		return [api.request(page, { first: 1 }), ...byId];
	});
	return (await Promise.allSettled(probes)).flatMap((end) => end.status === "rejected" ? [end.reason] : []).flatMap((error) => {
		if (!(error instanceof GazelleQueryError)) throw error;
		return error.refused ? [error.message] : [];
	});
}
async function askSchema(api) {
	const all = parse(getIntrospectionQuery({ descriptions: false }), { noLocation: true });
	try {
		return buildClientSchema(await api.request(all, {}));
	} catch (error) {
		if (error instanceof GazelleError && !(error instanceof GazelleQueryError)) throw error;
		return null;
	}
}
async function findHidden(api, { field, statusEnum }) {
	const statuses = await enumValues(api, statusEnum);
	if (statuses.length === 0) return null;
	const everyStatus = `filters: { status: [${statuses.join(" ")}] }`;
	const [plain = 0, all = 0] = await countMany(api, field, ["", everyStatus]);
	return Math.max(0, all - plain);
}
// dist/pipeline/doctor/gazelle.js
const report = "report it: this version of gazelle-etl does not fit the API of today";
function checkGazelle(api, state) {
	const sources = flows.map(({ source }) => source);
	const account = askAccount(api, sources);
	const clock = account.then(() => api.now().epochMilliseconds);
	const stored = state.then(({ settings }) => parseCompany(settings[companyKey])).catch(() => null);
	const both = Promise.all([account, state]);
	const readable = flows.map(({ source, tables }) => ({
		source,
		entities: tables.map(({ entity }) => entity)
	}));
	return [
		check("gazelle", account, () => "it answers, and takes the key"),
		checkMore("gazelle clock", clock, judgeClock),
		checkMore("company", account, async ({ company }) => judgeCompany(company, await stored)),
		checkMore("fields", account, async () => judgeFields(await findDrift(api, readable))),
		checkMore("listing", account, () => judgeListings(api)),
		...flows.map((flow) => checkMore(`strategy of ${flow.name}`, both, ([{ sortable }, stored]) => strategyOf(flow, api, sortable, stored)))
	];
}
function judgeCompany(found, stored) {
	if (!found) return warn("Gazelle does not say whose key this is", "make sure that it is the right one");
	const fact = `the key is that of ${describeCompany(found)}`;
	if (!stored || stored.id === found.id) return fact;
	return fail(`${fact}, and the rows are those of ${describeCompany(stored)}`, "check the settings of both sides; `etl company --move` changes the company on purpose");
}
const judgeFields = (drift) => drift.length === 0 ? "every field that the queries ask for is there" : fail(`the API of today differs: ${drift.join("; ")}`, report);
async function judgeListings(api) {
	const lists = flows.flatMap(({ name, source: { listing } }) => listing ? [{
		name,
		listing
	}] : []);
	const counts = await Promise.all(lists.map(({ listing }) => findHidden(api, listing)));
	const hidden = lists.flatMap(({ name }, i) => counts[i] ? [`${counts[i]} of the ${name}`] : []);
	if (hidden.length > 0) return fail(`listed only when their status is asked for: ${hidden.join("; ")}`, report);
	if (counts.includes(null)) return warn("Gazelle does not say which statuses there are", "compare the counts with Gazelle");
	return "a plain listing holds records of every status";
}
function strategyOf({ name, source, tables }, api, sortable, { settings, emptyTables }) {
	const { checkpoint } = believeCheckpoint(settings[checkpointKey(name)], api.now());
	const { strategy, reason } = source.choose({
		...defaults,
		sortable: sortable(source),
		full: checkpoint?.full ?? false,
		empty: tables.some((table) => emptyTables.includes(table.name)),
		since: null,
		checkpoint,
		began: api.now()
	});
	return about(strategy, reason);
}
// dist/pipeline/doctor/supabase.js
function checkSupabase(supabase, schema, state) {
	const found = inspect(supabase);
	const answers = found.then(() => "it answers, and takes the key", judgeUnmigrated);
	const judged = (name, judge) => checkMore(name, found, judge);
	return [
		check("supabase", answers, (finding) => finding),
		judged("supabase clock", ({ now }) => judgeClock(Date.parse(now))),
		judged("tables", (found) => judgeTables(found, schema)),
		judged("write", judgeAccess),
		judged("row-level security", judgeSecurity),
		judged("lease", async ({ now }) => judgeLease(await readLease(supabase), now)),
		judged("checkpoints", async () => judgeCheckpoints(await state)),
		judged("rejects", async () => judgeRejects(await state))
	];
}
function judgeUnmigrated(error) {
	if (!(error instanceof SupabaseSchemaError)) throw error;
	return fail("the project is not migrated to this version: it lacks the function gazelle_inspect", "run what `etl migrate` prints in the SQL editor, or `supabase db push`");
}
function judgeTables({ missing, sql }, schema) {
	if (missing.length === 0) return "every table, column, trigger and function is there";
	const script = `run this SQL:\n\n${inSchema(sql.join("\n\n"), schema)}`;
	return fail(`missing: ${missing.join(", ")}`, script);
}
function judgeAccess({ role, unwritable }) {
	if (unwritable.length === 0) return `the key may write to every table (role ${role})`;
	const tables = unwritable.join(", ");
	return fail(`the key may not write to ${tables} (role ${role})`, `give a secret key, or: grant all on ${tables} to ${role};`);
}
function judgeSecurity({ unsecured }) {
	if (unsecured.length === 0) return "it is on for every table";
	const secure = unsecured.map((table) => `alter table ${table} enable row level security`).join("; ");
	return warn(`it is off for ${unsecured.join(", ")}`, `${secure};`);
}
function judgeLease(lease, now) {
	if (!lease || Date.parse(lease.expiresAt) <= Date.parse(now)) return "it is free";
	const fact = `run ${lease.holder} holds it since ${lease.acquiredAt}`;
	return warn(fact, `wait for its end; a run that died loses it at ${lease.expiresAt}`);
}
function judgeCheckpoints({ settings }) {
	const now = Temporal.Now.instant();
	const facts = flows.flatMap(({ name }) => {
		const { problem } = believeCheckpoint(settings[checkpointKey(name)], now);
		return problem ? [about(name, problem)] : [];
	});
	if (facts.length > 0) return warn(joined(facts), "a run reads everything of these again, and mends it");
	return `${flows.filter(({ name }) => checkpointKey(name) in settings).length} of ${flows.length} collections have one, and all can be believed`;
}
const judgeRejects = ({ rejectCounts: { open, ignored } }) => open === 0 ? `none is open, ${ignored} ignored` : warn(`${open} open, ${ignored} ignored`, "`etl rejects list` names them");
// dist/pipeline/doctor.js
const http = {
	...httpDefaults,
	timeoutMs: 15e3,
	retries: 1
};
async function examine({ gazelle, supabase, ...account }, { log, signal }) {
	const project = supabase && connectSupabase({
		supabase,
		http,
		...account
	}, log, { stop: signal }).supabase;
	const tables = flows.flatMap((flow) => flow.tables.map(({ name }) => name));
	const state = project ? readRunState(project, tables) : Promise.reject();
	state.catch(() => {});
	const connect = (config) => connectGazelle(config, project, {
		...defaults,
		dryRun: true,
		log,
		signal
	});
	const canAsk = gazelle && (project || gazelle.credentials.kind === "key");
	return Promise.all([...canAsk ? checkGazelle(connect({
		gazelle,
		supabase,
		http,
		...account
	}), state) : [toCheck("gazelle", unchecked)], ...project ? checkSupabase(project, supabase?.schema ?? "public", state) : [toCheck("supabase", unchecked)]]);
}
export { warn as i, fail as n, toCheck as r, examine as t };
