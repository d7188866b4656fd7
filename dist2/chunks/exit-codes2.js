import { a as InterruptedError, t as isHealthy } from "./summary.js";
import { t as PrintableError } from "./printable-error.js";
// dist/bin/exit-codes.js
const exitCodes = {
	success: 0,
	incomplete: 1,
	configuration: 2,
	leaseHeld: 3,
	interrupted: {
		SIGINT: 130,
		SIGTERM: 143,
		abort: 130
	}
};
const codeOf = {
	settings: exitCodes.configuration,
	"other run": exitCodes.leaseHeld,
	none: exitCodes.incomplete
};
function exitCodeOfError(error) {
	if (error instanceof InterruptedError) return exitCodes.interrupted[error.signal];
	return error instanceof PrintableError ? codeOf[error.remedy] : exitCodes.incomplete;
}
function exitCodeOf({ summary, outcomes, closingError }, isStrict = false) {
	const codes = [...outcomes.map(({ error }) => error), closingError].filter((error) => error !== null).map(exitCodeOfError);
	const worst = codes.length > 0 ? Math.max(...codes) : exitCodes.success;
	if (worst > exitCodes.success) return worst;
	const isUsual = !isStrict || !summary.run.warnings;
	return isHealthy(summary) && isUsual ? exitCodes.success : exitCodes.incomplete;
}
const precedence = [
	...Object.values(exitCodes.interrupted),
	exitCodes.configuration,
	exitCodes.incomplete,
	exitCodes.leaseHeld
];
const exitCodeOfOutcome = ({ result, error }, isStrict = false) => result ? exitCodeOf(result, isStrict) : exitCodeOfError(error);
function exitCodeOfAccounts(outcomes, isStrict = false) {
	const codes = outcomes.map((outcome) => exitCodeOfOutcome(outcome, isStrict));
	return precedence.find((code) => codes.includes(code)) ?? exitCodes.success;
}
export { exitCodes as a, exitCodeOfOutcome as i, exitCodeOfAccounts as n, exitCodeOfError as r, exitCodeOf as t };
