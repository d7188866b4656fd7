import { t as PrintableError } from "./printable-error.js";
// dist/pipeline/incomplete-reading-error.js
var IncompleteReadingError = class extends PrintableError {
	name = "IncompleteReadingError";
	constructor(problem) {
		super(`${problem}: what was read is stored, and the checkpoint stays`);
	}
};
export { IncompleteReadingError as t };
