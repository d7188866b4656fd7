import { a as SupabaseError, c as SupabaseUnavailableError, i as StatementTimeoutError, n as RowsRefusedError, o as SupabaseKeyRefusedError, r as SchemaHiddenError, s as SupabaseSchemaError, t as LeaseLostError } from "./errors.js";
import { t as readMigrations } from "./migrations.js";
// dist/sinks/supabase/migration-for.js
async function migrationFor(wanted, column) {
	const [name = wanted, table] = wanted.split(/[()]/);
	const made = [
		`(create|alter) (or replace )?(table|function|procedure) (if (not )?exists )?(only )?(public\\.)?"?${name}\\b${table ? `"?\\(public\\.${table}\\)` : ""}`,
		`call public\\.gazelle_make_table\\('${name}'`,
		`call public\\.gazelle_relate\\((?=[^;]*'${name}')(?=[^;]*'${table}')`
	];
	const statement = new RegExp(`\\b(${made.join("|")})[^;]*`, "gi");
	const migrations = await readMigrations();
	const found = migrations.filter(({ sql }) => sql.match(statement)?.some((text) => column ? new RegExp(`\\b${column}\\b`).test(text) : !/^alter/i.test(text)));
	return (column ? found.at(-1) : found[0])?.name ?? migrations.at(-1)?.name ?? "supabase/migrations";
}
// dist/sinks/supabase/answer.js
const missing = /* @__PURE__ */ new Set([
	"PGRST202",
	"PGRST204",
	"PGRST205",
	"42703",
	"42P01",
	"42883"
]);
const leaseLost = "LS001";
const refusal = /^((22|23|54)\w{3}|P0001|44000)$/;
const timeout = "57014";
const isFutile = (code, writesRows) => refusal.test(code) || writesRows && code === timeout;
async function answer(about, query) {
	const { data } = await countedAnswer(about, query);
	return data;
}
async function countedAnswer(about, query) {
	const { data, error, status, count } = await query;
	if (error) throw await toSupabaseError(about, error, status);
	return {
		data,
		count: count ?? 0
	};
}
async function toSupabaseError({ name, columns }, error, status) {
	const code = /^([0-9A-Z]{5}|PGRST[0-9X]\d\d)$/.test(error.code ?? "") ? error.code : void 0;
	const options = { cause: error };
	if (code === leaseLost) return new LeaseLostError(options);
	if (code === "PGRST106") return new SchemaHiddenError(`Supabase does not show the schema of SUPABASE_SCHEMA: add it to the exposed schemas of its Data API`, options);
	if (code && missing.has(code)) {
		const column = columns?.find((candidate) => new RegExp(`\\b${candidate}\\b`).test(error.message));
		const what = column ? `column ${name}.${column}` : name;
		const migration = await migrationFor(name, column);
		return new SupabaseSchemaError(`Supabase has no ${what} (${code}): apply the migration ${migration} (etl migrate prints all of them)`, options);
	}
	if (code && refusal.test(code)) {
		const detail = `${code}: ${error.message}`;
		return new RowsRefusedError(`Supabase refused the values (${code}) for ${name}`, {
			...options,
			detail
		});
	}
	if (code === timeout) return new StatementTimeoutError(`Supabase took too long over ${name} (${code}): a smaller --batch-size may help`, options);
	if (status === 413) {
		const detail = "HTTP 413: the row is too large";
		return new RowsRefusedError(`Supabase refused the size of a write to ${name} (HTTP 413)`, {
			...options,
			detail
		});
	}
	if (status === 401 || status === 403 || code === "42501") return new SupabaseKeyRefusedError(`Supabase refused the key for ${name} (${code ?? status}); check SUPABASE_SECRET_KEY`, options);
	if (status === 0 || status === 408 || status === 429 || status >= 500) {
		const why = status === 0 ? whyNoAnswer(error.message) : `HTTP ${status}`;
		return new SupabaseUnavailableError(`no answer from Supabase for ${name}: ${why}`, options);
	}
	const hint = status >= 300 && status < 400 ? ", a redirect: check SUPABASE_URL" : "";
	return new SupabaseError(`Supabase answered ${name} with HTTP ${status}${code ? ` (${code})` : ""}${hint}`, options);
}
const whyNoAnswer = (text) => /^(?:NoAnswerError|SupabaseUnavailableError): (.+)$/s.exec(text)?.[1] ?? "the connection failed";
export { migrationFor as i, countedAnswer as n, isFutile as r, answer as t };
