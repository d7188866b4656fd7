import { t as PrintableError } from "./printable-error.js";
// dist/pipeline/interrupted-error.js
var InterruptedError = class extends PrintableError {
	name = "InterruptedError";
	signal;
	constructor(signal, options) {
		super(`interrupted by ${signal}`, options);
		this.signal = signal;
	}
};
// dist/pipeline/summary.js
function sumUp(entities, otherRequests) {
	const sum = (name) => entities.reduce((total, entity) => total + (entity[name] ?? 0), 0);
	const sumKnown = (name) => entities.some((entity) => entity[name] === null) ? null : sum(name);
	return {
		requests: otherRequests + sum("requests"),
		fetched: sum("fetched"),
		inserted: sumKnown("inserted"),
		updated: sumKnown("updated"),
		unchanged: sumKnown("unchanged"),
		deleted: sum("deleted"),
		rejected: sum("rejected"),
		incomplete: sum("incomplete"),
		newRejects: sum("newRejects"),
		ignored: sum("ignored"),
		...entities.some(({ lowerBound }) => lowerBound) && { lowerBound: true }
	};
}
const withClosingError = ({ run, ...rest }, error) => ({
	...rest,
	run: {
		...run,
		status: run.status === "success" ? "partial" : run.status,
		error
	}
});
function verdictOn(entities) {
	const areAll = (status) => entities.every((entity) => entity.status === status);
	const failed = entities.flatMap(({ entity, error }) => error === null ? [] : [entity]);
	return {
		status: areAll("success") ? "success" : areAll("failed") ? "failed" : "partial",
		failed
	};
}
const isHealthy = ({ run, totals }) => run.failed.length === 0 && run.error === void 0 && totals.newRejects === 0;
export { InterruptedError as a, withClosingError as i, sumUp as n, verdictOn as r, isHealthy as t };
