import { t as readRuns } from "./history.js";
import { r as whyNoAnswer } from "./connect.js";
import { t as safeMessage } from "./safe-message2.js";
import { a as exitCodes, i as exitCodeOfOutcome } from "./exit-codes2.js";
import { r as text } from "./text.js";
import { t as told } from "./told.js";
// dist/bin/alerts.js
const timeoutMs = 1e4;
function openAlerts(env, log, isStrict = false) {
	const { ETL_PING_URL: ping, ETL_WEBHOOK_URL: hook } = env;
	let pings = Promise.resolve();
	let began = Date.now();
	async function post(what, url, body) {
		try {
			const content = body === void 0 ? {} : {
				headers: { "content-type": "application/json" },
				body: JSON.stringify(body)
			};
			const response = await fetch(url, {
				method: "POST",
				...content,
				signal: AbortSignal.timeout(timeoutMs)
			});
			await response.body?.cancel();
			if (!response.ok) log.warn(`the ${what} could not be sent: HTTP ${response.status}`);
		} catch (error) {
			log.warn(`the ${what} could not be sent: ${whyNoAnswer(error)}`);
		}
	}
	const sendPing = (path) => {
		if (ping) pings = pings.then(() => post("ping", `${ping.replace(/\/+$/, "")}/${path}`));
	};
	return {
		begin() {
			began = Date.now();
			sendPing("start");
		},
		async account(project, outcome, since = began) {
			if (!hook) return;
			const code = exitCodeOfOutcome(outcome, isStrict);
			const isFailure = code === exitCodes.incomplete || code === exitCodes.configuration;
			if (!isFailure && code !== exitCodes.success) return;
			const before = (await readRuns(project, { limit: 2 }, log).catch(() => [])).find(({ startedAt }) => startedAt !== null && Date.parse(startedAt) < since);
			if (isFailure === (before !== void 0 && hadFailed(before, isStrict))) return;
			await post("webhook", hook, messageOf(outcome, isFailure ? "failed" : "recovered", code));
		},
		async end(code) {
			sendPing(String(code));
			await pings;
		}
	};
}
const hadFailed = ({ status, entities, totals, warnings }, isStrict) => status === "failed" || entities.some(({ error }) => error !== null) || (totals?.newRejects ?? 0) > 0 || isStrict && warnings !== void 0;
function messageOf({ account, result, error }, event, code) {
	const say = text.alerts;
	const { run, totals } = result?.summary ?? {
		run: null,
		totals: null
	};
	const what = run ? run.failed.join(", ") || (event === "recovered" ? say.well : totals?.newRejects ? say.newRejects : told(run.warnings?.join("; ") ?? "")) : told(safeMessage(error));
	const counts = totals && say.counts(totals.fetched, totals.rejected);
	return {
		text: [say[event](account, code, what), counts].filter(Boolean).join(" "),
		event,
		account,
		exitCode: code,
		run,
		totals
	};
}
export { openAlerts as t };
