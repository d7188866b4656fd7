import { t as PrintableError } from "./printable-error.js";
// dist/pipeline/too-many-rejects-error.js
var TooManyRejectsError = class extends PrintableError {
	name = "TooManyRejectsError";
	constructor(entity, rejected, fetched) {
		super(`${rejected} of ${fetched} ${entity} could not be stored, too many for this to be about single records: see etl rejects list; what could be is stored`);
	}
};
export { TooManyRejectsError as t };
