import { t as PrintableError } from "./printable-error.js";
// dist/pipeline/safe-message.js
function safeMessage(error) {
	if (error instanceof PrintableError) return error.message;
	if (!(error instanceof Error)) return "an unknown failure";
	const frame = error.stack?.replace(error.message, "").split("\n").find((line) => line.trimStart().startsWith("at "));
	const place = /([\w.-]+\.[jt]s:\d+):\d+\)?$/.exec(frame ?? "")?.[1];
	return `an unexpected ${error.name}${place ? ` in ${place}` : ""}: please report it`;
}
export { safeMessage as t };
