import { t as PrintableError } from "./printable-error.js";
import { a as listed } from "./sentence.js";
// dist/bin/usage-error.js
var UsageError = class extends PrintableError {
	name = "UsageError";
	remedy = "settings";
	problems;
	constructor(problems) {
		const [only, ...more] = problems;
		super(only && more.length === 0 ? only : listed(`${problems.length} things to fix:`, problems));
		this.problems = problems;
	}
};
export { UsageError as t };
