import { r as text } from "./text.js";
import { t as UsageError } from "./usage-error.js";
import { createInterface } from "node:readline/promises";
// dist/bin/confirm.js
async function confirm(question, { yes }) {
	const isWanted = yes || await ask(question);
	if (!isWanted) process.stdout.write(`${text.change.nothing}\n`);
	return isWanted;
}
async function ask(question) {
	if (!process.stdin.isTTY || !process.stderr.isTTY) throw new UsageError(["there is no terminal to ask on: add --yes"]);
	const terminal = createInterface({
		input: process.stdin,
		output: process.stderr
	});
	try {
		const answer = await terminal.question(`${question} ${text.change.yesOrNo} `);
		return text.change.yes.test(answer.trim());
	} catch (error) {
		if (error instanceof Error && error.name === "AbortError") return false;
		throw error;
	} finally {
		terminal.close();
	}
}
export { confirm as t };
