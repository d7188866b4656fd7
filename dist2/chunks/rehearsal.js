import { c as unknownName, l as wholeNumber, r as duration } from "./flag-values.js";
import { t as UsageError } from "./usage-error.js";
import { n as flows } from "./flows.js";
import { print } from "graphql";
import { setTimeout } from "node:timers/promises";
// dist/sandbox/http/rate-limit.js
function rateLimit(perSecond, now = () => performance.now()) {
	let tokens = perSecond;
	let filledAt = now();
	const isOver = () => {
		const at = now();
		tokens = Math.min(perSecond, tokens + (at - filledAt) / 1e3 * perSecond);
		filledAt = at;
		if (tokens < 1) return true;
		tokens -= 1;
		return false;
	};
	return {
		kind: "status",
		status: 429,
		headers: { "retry-after": String(Math.ceil(1 / perSecond)) },
		match: isOver,
		times: Number.POSITIVE_INFINITY
	};
}
// dist/sandbox/rehearsal.js
const lists = Object.fromEntries(flows.map(({ name, source: { document } }) => [name, /\ball\w+/.exec(print(document))?.[0] ?? ""]));
const refusal = {
	kind: "status",
	status: 400,
	headers: { "content-type": "application/json" },
	body: JSON.stringify({
		code: "23514",
		message: "new row violates check constraint \"rehearsal\""
	})
};
const rehearsals = {
	reject: () => ({
		what: "Supabase refuses one piano, whatever it holds",
		begin({ gazelle, supabase }) {
			const [id = ""] = gazelle.world.pianos.ids();
			supabase.http.faults.add({
				...refusal,
				match: ({ method, path, body }) => method === "POST" && path.endsWith("/gazelle_pianos") && body.includes(`"${id}"`),
				times: Infinity
			});
		}
	}),
	failing(name = "") {
		const field = lists[name];
		if (!field) throw new UsageError([unknownName("collection", name, Object.keys(lists))]);
		const listed = new RegExp(`\\b${field}\\s*[({]`);
		return {
			what: `Gazelle answers every question for ${name} with an error`,
			begin({ gazelle: { http } }) {
				http.faults.add({
					kind: "graphql-errors",
					match: ({ body }) => listed.test(body),
					times: Infinity
				});
			}
		};
	},
	"rate-limit"(value = "5") {
		const perSecond = wholeNumber("fault rate-limit", 1)(value);
		return {
			what: `Gazelle answers ${perSecond} requests a second, and the others with HTTP 429`,
			begin({ gazelle: { http } }) {
				http.faults.add(rateLimit(perSecond));
			}
		};
	},
	slow(value = "2s") {
		const ms = duration("fault slow")(value);
		return {
			what: `Gazelle and Supabase take ${value} longer for every answer`,
			begin({ gazelle, supabase }) {
				for (const { http } of [gazelle, supabase]) http.before(() => setTimeout(ms, void 0, { ref: false }));
			}
		};
	}
};
const faultNames = Object.keys(rehearsals);
const rehearsalsOf = (words) => words.map((word) => {
	const [name = "", value] = word.split("=", 2);
	const make = rehearsals[name];
	if (!make) throw new UsageError([unknownName("fault", name, faultNames)]);
	return make(value);
});
export { faultNames, rehearsalsOf };
