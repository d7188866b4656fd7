import { r as isFutile, t as answer } from "./answer.js";
import { i as toInstant } from "./instants.js";
import { a as GazelleUnavailableError, i as GazelleQueryError, r as GazelleKeyRefusedError, t as GazelleError } from "./errors2.js";
import { t as PrintableError } from "./printable-error.js";
import { r as withProject } from "./config.js";
import { promisify } from "node:util";
import { Temporal } from "temporal-polyfill";
import { print, visit } from "graphql";
import pThrottle from "p-throttle";
import { createClient } from "@supabase/supabase-js";
import { ClientError, GraphQLClient } from "graphql-request";
import pLimit from "p-limit";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import pRetry from "p-retry";
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import zlib from "node:zlib";
// dist/sinks/supabase/settings.js
const table = "system_settings";
const keyOf = ({ account }, key) => account === "main" ? key : `${account}/${key}`;
const checkpointKey = (collection) => `checkpoint:${collection}`;
const checkpointSettings = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [checkpointKey(name), value]));
const companyKey = "gazelle_company";
async function readSetting(supabase, key) {
	const query = supabase.from(table).select("value").eq("key", keyOf(supabase, key)).limit(1);
	const [row] = await answer({ name: table }, query);
	return row?.value ?? null;
}
async function writeSetting(supabase, key, value) {
	const row = {
		key: keyOf(supabase, key),
		value,
		updated_at: (/* @__PURE__ */ new Date()).toISOString()
	};
	const upsert = supabase.from(table).upsert(row, { onConflict: "key" });
	await answer({
		name: table,
		columns: Object.keys(row)
	}, upsert);
}
async function touchSetting(supabase, key, initial) {
	const updated_at = (/* @__PURE__ */ new Date()).toISOString();
	const touch = supabase.from(table).update({ updated_at }).eq("key", keyOf(supabase, key)).select("key");
	if ((await answer({
		name: table,
		columns: ["key", "updated_at"]
	}, touch)).length > 0) return;
	const row = {
		key: keyOf(supabase, key),
		value: initial,
		updated_at
	};
	const insert = supabase.from(table).upsert(row, {
		onConflict: "key",
		ignoreDuplicates: true
	});
	await answer({
		name: table,
		columns: Object.keys(row)
	}, insert);
}
// dist/pipeline/parse-json.js
function parseJson(text) {
	try {
		return JSON.parse(text ?? "");
	} catch {
		return;
	}
}
// dist/sinks/supabase/client.js
function openSupabase(options) {
	const { url, key, fetch, schema = "public", runId, account = "main" } = options;
	const client = createClient(url, key, {
		auth: {
			persistSession: false,
			autoRefreshToken: false,
			detectSessionInUrl: false
		},
		db: {
			retry: false,
			schema
		},
		global: {
			fetch,
			...runId && { headers: {
				"x-gazelle-run": runId,
				"x-gazelle-account": account
			} }
		}
	});
	return Object.assign(client, { account });
}
// dist/sinks/supabase/postgrest.js
const nameOf = ({ url }) => new URL(url).pathname.split("/").at(-1) || "request";
const isCall = ({ url }) => url.includes("/rpc/");
const asksForRows = ({ headers }) => (headers.get("prefer") ?? "").includes("return=representation");
const writesRows = (request) => request.method !== "GET" && !isCall(request) && nameOf(request).startsWith("gazelle_");
const postgrest = {
	peer: "Supabase",
	nameOf,
	expect: (request) => ({
		body: request.method === "GET" || isCall(request) || asksForRows(request),
		reason: true
	}),
	isRefusal: (data, request) => isFutile(String(Object(data).code), writesRows(request)),
	writesRows,
	needsLease: (request) => writesRows(request) || nameOf(request) === "gazelle_save_checkpoint",
	keepsBooks: (request) => request.method !== "GET" && !writesRows(request)
};
// dist/sources/gazelle/api/credentials.js
const apiKey = (key) => ({ headers: async () => ({ "x-gazelle-api-key": key }) });
// dist/sources/gazelle/api/wrap-error.js
const isUnauthorized = (error) => error instanceof GazelleKeyRefusedError && error.cause instanceof ClientError && error.cause.response.status === 401;
function toGazelleError(error, query) {
	if (error instanceof GazelleError) return error;
	if (!(error instanceof ClientError)) return new GazelleUnavailableError(`no answer from Gazelle: ${whyNoAnswer$1(error)}`, { cause: error });
	const { status, errors: given } = error.response;
	const errors = Array.isArray(given) ? given.filter((each) => typeof each === "object" && each !== null) : [];
	if (status === 401 || status === 403) return new GazelleKeyRefusedError(`Gazelle refused the key (HTTP ${status}); check GAZELLE_API_KEY, or the OAuth settings`, { cause: error });
	if (status >= 500 || errors.length === 0) {
		const what = errors.length > 0 ? ` to ${describe(errors, query)}` : "";
		return new GazelleUnavailableError(`Gazelle answered with HTTP ${status}${what}${status >= 300 && status < 400 ? ", a redirect: check GAZELLE_API_URL" : ""}`, { cause: error });
	}
	const refused = error.response.data === void 0;
	const what = refused ? "Gazelle refused the query" : "Gazelle failed within the query";
	const withinData = !refused && errors.every(({ path }) => Array.isArray(path) && path.length > 1);
	return new GazelleQueryError(`${what} ${describe(errors, query)}`, {
		cause: error,
		refused,
		withinData
	});
}
function describe(errors, query) {
	const operation = /\bquery (\w+)/.exec(query)?.[1] ?? "without a name";
	const places = errors.slice(0, 3).map(({ extensions, path, locations }) => {
		const code = isCode(extensions?.code) ? extensions.code : "";
		const steps = path?.filter((step) => typeof step === "number" || query.includes(step)).join(".");
		const at = locations?.[0] ? query.split("\n")[locations[0].line - 1]?.trim() : "";
		return [
			code,
			steps && `at ${steps}`,
			at && `in "${at}"`
		].filter(Boolean).join(" ");
	});
	const more = errors.length > 3 ? ` and ${errors.length - 3} more` : "";
	return `${operation}: ${places.filter(Boolean).join("; ") || "it gave no code, and its own words are not printed"}${more}`;
}
const codes = /^([A-Z]+(_[A-Z]+)+|[a-z]+([A-Z][a-z]+)+|UNAUTHENTICATED|UNAUTHORIZED|FORBIDDEN|THROTTLED|TIMEOUT)$/;
const isCode = (code) => typeof code === "string" && codes.test(code) && code.length <= 40;
function whyNoAnswer$1(error) {
	if (error instanceof PrintableError) return error.message;
	return error instanceof Error ? error.name : "for an unknown reason";
}
// dist/sources/gazelle/api/gazelle-api.js
function createGazelleApi(options) {
	const { url, credentials, fetch, concurrency, signal, idsPerRequest, unasked } = options;
	const limit = pLimit(concurrency);
	const printed = /* @__PURE__ */ new WeakMap();
	const printOnce = (document) => {
		const known = printed.get(document);
		if (known !== void 0) return known;
		const query = print(unasked?.size ? visit(document, { Field: (node) => unasked?.has(node) ? null : void 0 }) : document);
		printed.set(document, query);
		return query;
	};
	let date = null;
	const timedFetch = async (input, init) => {
		const response = await fetch(input, init);
		date = response.headers.get("date") ?? date;
		return response;
	};
	async function send(query, variables, headers) {
		signal?.throwIfAborted();
		let parsed;
		const { data } = await new GraphQLClient(url, {
			async fetch(input, init) {
				const response = await timedFetch(input, init);
				if (response.ok) parsed = await response.json();
				return response;
			},
			jsonSerializer: {
				stringify: JSON.stringify,
				parse: (text) => parsed ?? JSON.parse(text)
			},
			headers,
			excludeOperationName: true,
			...signal && { signal }
		}).rawRequest(query, variables);
		if (!data) throw new GazelleUnavailableError("Gazelle answered without any data");
		return data;
	}
	function scoped() {
		let requests = 0;
		let listed = null;
		const sendCounted = async (query, variables, headers) => {
			requests += 1;
			try {
				return await send(query, variables, headers);
			} catch (error) {
				throw signal?.aborted ? signal.reason : toGazelleError(error, query);
			}
		};
		const sendRenewing = async (query, variables) => {
			signal?.throwIfAborted();
			const headers = await credentials.headers();
			try {
				return await sendCounted(query, variables, headers);
			} catch (error) {
				if (!isUnauthorized(error) || !credentials.renew) throw error;
				await credentials.renew(headers);
				return sendCounted(query, variables, await credentials.headers());
			}
		};
		return {
			async request(document, variables) {
				const data = await limit(() => sendRenewing(printOnce(document), variables));
				for (const total of totalsOf(data)) listed = Math.max(listed ?? 0, total);
				return data;
			},
			idsPerRequest,
			get requests() {
				return requests;
			},
			get listed() {
				return listed;
			},
			now: () => readClock(date) ?? Temporal.Now.instant(),
			scoped
		};
	}
	return scoped();
}
const totalsOf = (data) => Object.values({ ...data }).flatMap((list) => {
	const total = list && typeof list === "object" && "totalCount" in list ? list.totalCount : null;
	return typeof total === "number" ? [total] : [];
});
function readClock(header) {
	const time = header === null ? NaN : Date.parse(header);
	return Number.isNaN(time) ? null : toInstant(new Date(time).toISOString());
}
// dist/sources/gazelle/api/graphql-over-http.js
const graphqlOverHttp = {
	peer: "Gazelle",
	nameOf({ url, body }) {
		return typeof body === "string" && /^{"query":"(?:\s|\\n)*query (\w+)/.exec(body)?.[1] || (new URL(url).pathname.split("/").findLast(Boolean) ?? "request");
	},
	expect: () => ({
		body: true,
		reason: false
	}),
	isRefusal: () => false
};
// dist/sources/gazelle/api/oauth-token.js
const longestAheadMs = 6e4;
function isStale({ accessToken, expiresAt, lifeMs }, now) {
	const ahead = Math.min(longestAheadMs, (lifeMs ?? Number.POSITIVE_INFINITY) / 4);
	return !accessToken || expiresAt !== null && expiresAt - ahead <= now;
}
function parseToken(text, receivedAt) {
	let value = text;
	for (let depth = 0; depth < 3 && typeof value === "string"; depth += 1) try {
		value = JSON.parse(value);
	} catch {
		return null;
	}
	const fields = Object(value);
	const accessToken = typeof fields.access_token === "string" ? fields.access_token : null;
	const refreshToken = typeof fields.refresh_token === "string" ? fields.refresh_token : "";
	if (receivedAt === void 0 ? !refreshToken : !accessToken) return null;
	const { expires_in: seconds } = fields;
	const lifeMs = typeof seconds === "number" && seconds > 0 ? seconds * 1e3 : null;
	return {
		accessToken,
		refreshToken,
		expiresAt: receivedAt !== void 0 && lifeMs !== null ? receivedAt + lifeMs : readTime(fields.expires_at),
		lifeMs
	};
}
const serializeToken = ({ accessToken, refreshToken, expiresAt, lifeMs }) => JSON.stringify({
	access_token: accessToken,
	refresh_token: refreshToken,
	expires_in: lifeMs === null ? null : lifeMs / 1e3,
	expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString()
});
function readTime(at) {
	if (typeof at === "number") return at < 0xe8d4a51000 ? at * 1e3 : at;
	const time = typeof at === "string" ? Date.parse(at) : NaN;
	return Number.isNaN(time) ? null : time;
}
// dist/sources/gazelle/api/oauth-renewal.js
async function renewAt({ tokenUrl, clientId, clientSecret, fetch }, refreshToken) {
	const { status, text } = await fetch(tokenUrl, {
		method: "POST",
		headers: { "content-type": "application/x-www-form-urlencoded" },
		body: `${new URLSearchParams({
			grant_type: "refresh_token",
			client_id: clientId,
			client_secret: clientSecret,
			refresh_token: refreshToken
		})}`
	}).then(async (response) => ({
		status: response.status,
		text: await response.text()
	}), (cause) => {
		throw new GazelleUnavailableError(`no answer from Gazelle to the renewal of the OAuth token: ${whyNoAnswer$1(cause)}`, { cause });
	});
	const fresh = readTokenAnswer(status, text, Date.now());
	return fresh && {
		...fresh,
		refreshToken: fresh.refreshToken || refreshToken
	};
}
const printable = [...[
	"invalid_grant",
	"invalid_client",
	"unauthorized_client",
	"invalid_request",
	"invalid_scope"
], ...[
	"unsupported_grant_type",
	"temporarily_unavailable",
	"server_error"
]];
function readTokenAnswer(status, text, receivedAt) {
	const isOk = status >= 200 && status < 300;
	const token = isOk ? parseToken(text, receivedAt) : null;
	if (token) return token;
	const code = readCode(text);
	if (code === "invalid_grant") return null;
	const why = code ?? `HTTP ${status}`;
	if (code === "invalid_client" || code === "unauthorized_client" || status === 401 && !code) throw new GazelleKeyRefusedError(`Gazelle refused the OAuth application (${why}): check GAZELLE_CLIENT_ID and GAZELLE_CLIENT_SECRET`);
	if (code?.startsWith("invalid_") || code === "unsupported_grant_type") throw new GazelleKeyRefusedError(`Gazelle refused the request for a new OAuth token (${why}): check GAZELLE_TOKEN_URL`);
	const what = isOk && !code ? "something that is no token" : `HTTP ${status}${code ? ` (${code})` : ""}`;
	throw new GazelleUnavailableError(`Gazelle answered the renewal of the OAuth token with ${what}`);
}
function readCode(text) {
	try {
		const { error } = Object(JSON.parse(text));
		return printable.find((code) => code === error);
	} catch {
		return;
	}
}
// dist/sources/gazelle/api/oauth-store.js
var TokenLostError = class extends GazelleError {
	name = "TokenLostError";
	remedy = "settings";
	constructor(cause) {
		super(`the new OAuth token could not be stored (${whyNoAnswer$1(cause)}) and is lost when this run ends, and the old one is used up: authorize the application again and set GAZELLE_REFRESH_TOKEN`, { cause });
	}
};
const longestWaitMs = 5e3;
async function saveToken(save, { until, backoffMs, log }) {
	for (let wait = backoffMs;; wait = Math.min(wait * 2, longestWaitMs)) try {
		return await save();
	} catch (cause) {
		const left = until - Date.now();
		if (left <= 0) throw new TokenLostError(cause);
		log.warn(`the new OAuth token is not stored yet: ${whyNoAnswer$1(cause)}; trying again for ${Math.ceil(left / 1e3)} s: a process killed now would lose it`);
		await setTimeout$1(Math.min(wait, left));
	}
}
// dist/sources/gazelle/api/oauth.js
const saveForMs = 3e5;
const reloads = 4;
function oauth(options) {
	const { store, log, backoffMs, signal } = options;
	let token = null;
	let renewing = null;
	let unsaved = null;
	async function load() {
		const { refreshToken } = options;
		return parseToken(await store.load()) ?? {
			accessToken: null,
			refreshToken,
			expiresAt: null,
			lifeMs: null
		};
	}
	async function exchange(refreshToken) {
		signal?.throwIfAborted();
		return renewAt(options, refreshToken);
	}
	async function save(fresh) {
		unsaved ??= {
			fresh,
			until: Date.now() + (options.saveForMs ?? saveForMs)
		};
		await saveToken(() => store.save(serializeToken(fresh)), {
			...unsaved,
			backoffMs,
			log
		});
		unsaved = null;
		log.info("the OAuth token was renewed and stored");
		return fresh;
	}
	async function reload(usedUp) {
		for (let left = reloads, wait = backoffMs;; left -= 1, wait *= 2) {
			const stored = await load();
			if (stored.refreshToken !== usedUp.refreshToken) return stored;
			if (left === 0) return null;
			await setTimeout$1(wait, void 0, { signal }).catch(() => signal?.throwIfAborted());
		}
	}
	async function renew(held) {
		if (unsaved) return save(unsaved.fresh);
		const stored = await load();
		if (stored.accessToken !== held.accessToken && !isStale(stored, Date.now())) return stored;
		await store.prove(serializeToken(stored));
		let fresh = await exchange(stored.refreshToken);
		if (!fresh) {
			const another = await reload(stored);
			if (another && !isStale(another, Date.now())) return another;
			fresh = another && await exchange(another.refreshToken);
		}
		if (!fresh && stored.refreshToken !== options.refreshToken) {
			log.warn("Gazelle refused the stored OAuth refresh token: trying that of the settings");
			fresh = await exchange(options.refreshToken);
		}
		if (!fresh) throw new GazelleKeyRefusedError("Gazelle refused the OAuth refresh token (invalid_grant): authorize the application again");
		return save(fresh);
	}
	function hold(coming) {
		token = coming.catch((error) => {
			token = null;
			throw error;
		});
		return token;
	}
	const current = () => token ?? hold(load());
	function renewOnce(held) {
		renewing ??= hold(renew(held)).finally(() => {
			renewing = null;
		});
		return renewing;
	}
	return {
		async headers() {
			let held = await current();
			if (isStale(held, Date.now())) held = await renewOnce(held);
			return { authorization: `Bearer ${held.accessToken}` };
		},
		async renew(used) {
			const held = await current();
			if (used.authorization === `Bearer ${held.accessToken}`) await renewOnce(held);
		}
	};
}
// dist/pipeline/http/no-answer-error.js
var NoAnswerError = class extends PrintableError {
	name = "NoAnswerError";
};
const inWords = [
	[/^ECONNREFUSED$/, "the connection was refused"],
	[/^(ENOTFOUND|EAI_AGAIN)$/, "the name in its URL does not resolve"],
	[/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, "the connection broke off"],
	[/TIMEOUT|TIMEDOUT/, "no connection in time"],
	[/UNREACH/, "the network does not lead there"],
	[/^CERT_HAS_EXPIRED$/, "its certificate has expired"],
	[/^ERR_TLS_CERT_ALTNAME_INVALID$/, "its certificate is for another name"],
	[/CERT|SIGNATURE/, "its certificate is not trusted"]
];
function whyNoAnswer(error) {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof PrintableError) return cause.message;
		if (!("code" in cause) || typeof cause.code !== "string" || !/^[A-Z_]{2,40}$/.test(cause.code)) continue;
		const { code } = cause;
		return `${inWords.find(([pattern]) => pattern.test(code))?.[1] ?? "the connection failed"} (${code})`;
	}
	return "the connection failed";
}
// dist/pipeline/http/cut-off.js
function openCutOff({ signal, stop, graceMs, timeoutMs }) {
	const end = new AbortController();
	let underWay = null;
	let grace;
	const abort = (reason) => {
		end.abort(reason);
		underWay?.abort(reason);
	};
	const onStop = () => {
		const giveUp = () => abort(new NoAnswerError("no answer before the run ended"));
		if (underWay) grace = setTimeout(giveUp, graceMs);
		else giveUp();
	};
	const onAbort = () => abort(signal?.reason);
	if (signal?.aborted) onAbort();
	signal?.addEventListener("abort", onAbort);
	stop?.addEventListener("abort", onStop);
	return {
		signal: end.signal,
		async attempt(send) {
			end.signal.throwIfAborted();
			const attempt = new AbortController();
			underWay = attempt;
			if (stop?.aborted) onStop();
			const timer = setTimeout(() => attempt.abort(new NoAnswerError("no answer in time")), timeoutMs);
			try {
				return await new Promise((resolve, reject) => {
					attempt.signal.addEventListener("abort", () => reject(attempt.signal.reason));
					send(attempt.signal).then(resolve, reject);
				});
			} finally {
				underWay = null;
				clearTimeout(timer);
				clearTimeout(grace);
			}
		},
		done() {
			signal?.removeEventListener("abort", onAbort);
			stop?.removeEventListener("abort", onStop);
		}
	};
}
// dist/pipeline/http/pace.js
const calmRounds = 8;
const slowInARow = 8;
const leastSlowMs = 100;
const weight = 1 / 8;
const startPace = (most) => ({
	limit: most,
	most,
	halvedAt: Number.NEGATIVE_INFINITY,
	calm: 0,
	slow: 0,
	usual: /* @__PURE__ */ new Map()
});
function nextPace(pace, { name, beganAt, at, asksForLess }) {
	if (beganAt <= pace.halvedAt) return pace;
	if (asksForLess) return halve(pace, at);
	const took = at - beganAt;
	const usual = pace.usual.get(name) ?? took;
	if (took > 2 * usual && took >= leastSlowMs) {
		const slow = pace.slow + 1;
		return slow < slowInARow ? {
			...pace,
			slow
		} : {
			...halve(pace, at),
			usual: /* @__PURE__ */ new Map()
		};
	}
	const known = {
		...pace,
		slow: 0,
		usual: new Map(pace.usual).set(name, usual + (took - usual) * weight)
	};
	if (pace.limit >= pace.most) return known;
	const calm = pace.calm + 1;
	const isMore = calm >= calmRounds * pace.limit;
	return {
		...known,
		limit: pace.limit + (isMore ? 1 : 0),
		calm: isMore ? 0 : calm
	};
}
const halve = (pace, at) => ({
	...pace,
	limit: Math.max(1, Math.floor(pace.limit / 2)),
	halvedAt: at,
	calm: 0,
	slow: 0
});
// dist/pipeline/http/retry-after.js
function retryAfterMs(headers) {
	const value = headers.get("retry-after") ?? "";
	if (/^\d+$/.test(value)) return Number(value) * 1e3;
	const date = value.endsWith("GMT") ? Date.parse(value) : NaN;
	return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
// dist/pipeline/http/gate.js
function openGate(options) {
	const { peer, most, pauseMs, longestPauseMs, log } = options;
	const { now = () => performance.now(), sleep = setTimeout$1 } = options;
	const slots = pLimit(most);
	let pace = startPace(most);
	let closedUntil = Number.NEGATIVE_INFINITY;
	let isTold = false;
	const takeSlot = (signal) => new Promise((resolve, reject) => {
		const giveUp = () => reject(signal?.reason);
		if (signal?.aborted) return giveUp();
		signal?.addEventListener("abort", giveUp, { once: true });
		const occupy = (leave) => {
			signal?.removeEventListener("abort", giveUp);
			if (signal?.aborted) leave();
			else resolve(leave);
		};
		slots(() => new Promise(occupy));
	});
	function tell(why, atOnce) {
		const many = atOnce < most ? `: no more than ${atOnce} at once, until all is well for a while` : "";
		log[isTold ? "debug" : "info"](`${peer} ${why}${many}`);
		isTold = true;
	}
	return {
		now,
		async enter(signal) {
			const leave = await takeSlot(signal);
			try {
				while (closedUntil > now()) await sleep(closedUntil - now(), void 0, signal ? { signal } : {});
				return leave;
			} catch (error) {
				leave();
				throw signal?.aborted ? signal.reason : error;
			}
		},
		heard({ status, headers }, name, beganAt) {
			const at = now();
			const askedMs = retryAfterMs(headers);
			const asksForLess = status === 429 || status === 503 || askedMs !== null;
			if (asksForLess) closedUntil = Math.max(closedUntil, at + Math.min(askedMs ?? pauseMs, longestPauseMs));
			const next = nextPace(pace, {
				name,
				beganAt,
				at,
				asksForLess
			});
			if (asksForLess && next !== pace) tell(`asks to slow down (HTTP ${status})`, next.limit);
			else if (next.limit < pace.limit) tell("takes twice as long to answer", next.limit);
			pace = next;
			if (slots.concurrency !== pace.limit) slots.concurrency = pace.limit;
		}
	};
}
// dist/pipeline/http/repeats.js
const patience = 5;
const mostRepeats = (retries) => 6 * retries;
function countRepeats({ retries, budget }) {
	let left = budget;
	let answered = 0;
	return {
		answered() {
			answered += 1;
			left = Math.min(budget, left + 1);
		},
		ofRequest() {
			let failed = 0;
			let tooEarly = 0;
			let answeredBefore = answered;
			return {
				get failed() {
					return failed;
				},
				afterFailure(isTooEarly) {
					const othersCameThrough = answered > answeredBefore;
					answeredBefore = answered;
					if (isTooEarly && othersCameThrough) tooEarly += 1;
					else failed += 1;
					if (failed > retries || tooEarly > patience * retries) return "enough";
					if (isTooEarly) return "repeat";
					if (left <= 0) return "budget spent";
					left -= 1;
					return "repeat";
				}
			};
		}
	};
}
// dist/pipeline/http/send.js
const decoders = {
	gzip: promisify(zlib.gunzip),
	br: promisify(zlib.brotliDecompress)
};
const utf8 = new TextDecoder();
function send({ url, method, headers }, body, signal) {
	const { request } = url.startsWith("https:") ? https : http;
	return new Promise((resolve, reject) => {
		const fail = (cause) => reject(new NoAnswerError(whyNoAnswer(cause), { cause }));
		const fields = {
			"accept-encoding": "gzip, br",
			...Object.fromEntries(headers)
		};
		const sent = request(url, {
			method,
			headers: fields
		}, (message) => {
			toAnswer(message).then(resolve, fail);
		});
		sent.on("error", fail);
		const giveUp = () => sent.destroy(signal.reason);
		if (signal.aborted) giveUp();
		else signal.addEventListener("abort", giveUp, { once: true });
		sent.end(body);
	});
}
async function toAnswer(message) {
	const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = message;
	const headers = new Headers();
	for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? "", rawHeaders[i + 1] ?? "");
	const chunks = [];
	message.on("data", (chunk) => chunks.push(chunk));
	await once(message, "end");
	const raw = Buffer.concat(chunks);
	const decode = decoders[headers.get("content-encoding") ?? ""];
	return {
		status,
		statusText,
		headers,
		body: utf8.decode(decode && raw.length > 0 ? await decode(raw) : raw)
	};
}
// dist/pipeline/http/whole-response.js
var BrokenBodyError = class extends PrintableError {
	name = "BrokenBodyError";
};
var WholeResponse = class extends Response {
	data;
	#headers;
	#body;
	constructor({ status, statusText, headers, body }) {
		super(null, {
			status,
			statusText
		});
		this.#headers = headers;
		this.#body = body;
		this.data = body === "" ? void 0 : parseJson(body);
	}
	get headers() {
		return this.#headers;
	}
	async text() {
		return this.#body;
	}
	async json() {
		return this.data ?? JSON.parse(this.#body);
	}
};
function toWhole(answer, expected) {
	const whole = new WholeResponse(answer);
	const problem = findProblem(whole, answer.body === "", expected);
	if (problem) throw new BrokenBodyError(problem);
	return whole;
}
function findProblem({ ok, status, data }, isEmpty, expected) {
	if (ok && isEmpty) return expected.body ? "the answer is empty" : null;
	if (ok) return data === void 0 ? "the answer is not JSON" : null;
	return status === 404 && (isEmpty || Array.isArray(data)) && expected.reason ? "HTTP 404 without a reason" : null;
}
// dist/pipeline/http/resilient-fetch.js
var BadStatusError = class extends Error {
	answer;
	constructor(answer) {
		super(`HTTP ${answer.status}`);
		this.answer = answer;
	}
};
const retriedStatuses = [
	408,
	425,
	429,
	500,
	502,
	503,
	504
];
const longestBackoffMs = 3e4;
const longestRetryAfterMs = 6e4;
const defaultGraceMs = 1e3;
function resilientFetch(options) {
	const { protocol, log, timeoutMs, retries, backoffMs, beforeAttempt, onRepeat, stop } = options;
	const { concurrency: most = Number.POSITIVE_INFINITY, graceMs = defaultGraceMs } = options;
	const gate = openGate({
		peer: protocol.peer,
		most,
		pauseMs: backoffMs,
		longestPauseMs: options.maxRetryAfterMs ?? longestRetryAfterMs,
		log
	});
	const repeats = countRepeats(options);
	return async (input, init) => {
		const sent = toSent(input, init);
		const name = protocol.nameOf({
			url: sent.url,
			body: init?.body
		});
		const expected = protocol.expect(sent);
		const body = init?.body == null ? void 0 : String(init.body);
		const ours = repeats.ofRequest();
		const cutOff = openCutOff({
			signal: init?.signal,
			stop,
			graceMs,
			timeoutMs
		});
		async function attempt() {
			const leave = stop?.aborted ? null : await gate.enter(cutOff.signal);
			try {
				await beforeAttempt?.(sent);
				const beganAt = gate.now();
				const answer = toWhole(await cutOff.attempt((signal) => send(sent, body, signal)), expected);
				gate.heard(answer, name, beganAt);
				if (retriedStatuses.includes(answer.status)) throw new BadStatusError(answer);
				if (answer.ok) repeats.answered();
				return answer;
			} finally {
				leave?.();
			}
		}
		function tellRepeat(error) {
			const why = error instanceof BadStatusError ? error.message : whyNoAnswer(error);
			const what = `${protocol.peer}: ${name}: ${why}`;
			if (cameTooEarly(error)) log.debug(`${what}; sent again`);
			else log.warn(`${what}; attempt ${ours.failed + 1} of ${retries + 1}`);
			if (!(error instanceof BadStatusError && error.answer.status === 429)) onRepeat?.(sent);
			options.onWait?.(`${protocol.peer}, to ask again`);
		}
		const isTransient = (error) => error instanceof BadStatusError && !protocol.isRefusal(error.answer.data, sent) || error instanceof BrokenBodyError || error instanceof NoAnswerError;
		try {
			return await pRetry(attempt, {
				retries: mostRepeats(retries),
				minTimeout: backoffMs / 2,
				maxTimeout: longestBackoffMs,
				randomize: true,
				signal: cutOff.signal,
				shouldConsumeRetry: ({ error }) => !cameTooEarly(error),
				shouldRetry({ error }) {
					if (stop?.aborted || !isTransient(error)) return false;
					const verdict = ours.afterFailure(cameTooEarly(error));
					if (verdict === "budget spent") log.error(`${protocol.peer}: no more repeats in this run`);
					if (verdict !== "repeat") return false;
					tellRepeat(error);
					return true;
				}
			});
		} catch (error) {
			if (error instanceof BadStatusError) return error.answer;
			if (error instanceof BrokenBodyError) throw new NoAnswerError(error.message, { cause: error });
			throw error;
		} finally {
			cutOff.done();
		}
	};
}
function toSent(input, init) {
	const { url, method, headers } = input instanceof Request ? input : { url: String(input) };
	return {
		url,
		method: init?.method ?? method ?? "GET",
		headers: new Headers(init?.headers ?? headers)
	};
}
const cameTooEarly = (error) => error instanceof BadStatusError && (error.answer.status === 429 || error.answer.status === 503 && retryAfterMs(error.answer.headers) !== null);
// dist/pipeline/token-store.js
const key = "gazelle_oauth_token";
function tokenStore({ supabase, saving, beforeWrite }) {
	return {
		load: () => readSetting(supabase, key),
		async prove(initial) {
			await beforeWrite();
			await touchSetting(supabase, key, initial);
		},
		save: (value) => writeSetting(saving, key, value)
	};
}
// dist/pipeline/connect.js
function connectSupabase({ supabase: project, http, account }, log, { runId, stop, checkWrite, onWait } = {}) {
	const repeatedWrites = /* @__PURE__ */ new Set();
	const fetch = resilientFetch({
		...http,
		protocol: postgrest,
		log,
		onWait,
		...stop && { stop },
		beforeAttempt(request) {
			if (!postgrest.keepsBooks(request)) stop?.throwIfAborted();
			return postgrest.needsLease(request) ? checkWrite?.() : void 0;
		},
		onRepeat: (request) => {
			if (postgrest.writesRows(request)) repeatedWrites.add(postgrest.nameOf(request));
		}
	});
	return {
		supabase: openSupabase({
			...project,
			fetch,
			runId,
			account
		}),
		repeatedWrites
	};
}
const idsAtMost = 50;
function connectGazelle(config, supabase, context) {
	const { log, concurrency, rate, pageSize = idsAtMost, signal } = context;
	const stopping = {
		stop: signal,
		graceMs: config.http.timeoutMs
	};
	const fetch = resilientFetch({
		...config.http,
		...stopping,
		protocol: graphqlOverHttp,
		log,
		onWait: context.onWait,
		concurrency,
		...rate !== null && { beforeAttempt: throttle(rate, signal) }
	});
	const credentials = toCredentials(config, supabase, fetch, context);
	const idsPerRequest = Math.min(pageSize, idsAtMost);
	return createGazelleApi({
		url: config.gazelle.url,
		credentials,
		fetch,
		concurrency,
		idsPerRequest,
		...context.unasked && { unasked: context.unasked },
		signal
	});
}
const throttle = (limit, signal) => pThrottle({
	limit,
	interval: 1e3,
	strict: true,
	signal
})(() => {});
function toCredentials(config, supabase, fetch, { log, dryRun, mayWrite, signal }) {
	const { gazelle, http } = config;
	const { credentials, tokenUrl } = gazelle;
	if (credentials.kind === "key") return apiKey(credentials.key);
	if (!supabase) throw new TypeError("OAuth needs Supabase to keep the token in");
	const store = tokenStore({
		supabase,
		saving: connectSupabase({
			...withProject(config),
			http: {
				...http,
				retries: 0
			}
		}, log).supabase,
		async beforeWrite() {
			await mayWrite;
			if (dryRun) log.warn("the OAuth token has to be renewed and stored: this dry run writes nothing else");
		}
	});
	return oauth({
		...credentials,
		tokenUrl,
		store,
		fetch,
		log,
		backoffMs: http.backoffMs,
		signal
	});
}
export { checkpointKey as a, keyOf as c, parseJson as i, connectSupabase as n, checkpointSettings as o, whyNoAnswer as r, companyKey as s, connectGazelle as t };
