import { t as safeMessage } from "./safe-message2.js";
import { i as translated, r as text } from "./text.js";
import { t as told } from "./told.js";
import { a as inColumn, d as summaryRows, l as summaryHead, u as summaryNotes } from "./table.js";
import { appendFileSync } from "node:fs";
// dist/bin/output/github.js
function tellGithub({ summary, outcomes }, account) {
	const { GITHUB_STEP_SUMMARY: page, GITHUB_OUTPUT: outputs } = process.env;
	for (const { flow, error, problem } of outcomes) {
		const message = error === null ? problem : safeMessage(error);
		if (message !== null) annotateError(account ? `${account}: ${flow.name}` : flow.name, told(message));
	}
	if (summary.run.error) annotateError("run", told(summary.run.error));
	if (!process.env.GITHUB_ACTIONS) return;
	if (page) appendFileSync(page, markdown(summary, account));
	if (outputs && !account) {
		const values = {
			status: summary.run.status,
			...summary.totals,
			summary: JSON.stringify(summary)
		};
		const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
		appendFileSync(outputs, lines.join(""));
	}
}
function annotateError(about, message) {
	if (!process.env.GITHUB_ACTIONS) return;
	process.stderr.write(`::error title=${escapeProperty(`gazelle-etl: ${about}`)}::${escapeData(message)}\n`);
}
function markdown(summary, account) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	const rule = summaryHead.map((_, column) => column < 3 ? "---" : "---:");
	const table = [
		summaryHead.map(translated),
		rule,
		...summaryRows(summary).map((row) => row.map((cell, column) => inColumn(summaryHead[column], cell)))
	].map(line);
	return [
		`### ${text.report.title}${account ? `${text.colon} ${account}` : ""}`,
		"",
		...table,
		"",
		"```",
		...summaryNotes(summary),
		"```",
		""
	].join("\n");
}
const escapeData = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text) => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
export { tellGithub as n, annotateError as t };
