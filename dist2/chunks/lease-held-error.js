import { t as PrintableError } from "./printable-error.js";
// dist/pipeline/lease-held-error.js
var LeaseHeldError = class extends PrintableError {
	name = "LeaseHeldError";
	remedy = "other run";
	constructor({ holder, acquiredAt, expiresAt }) {
		super(`another run is at work: ${holder} since ${acquiredAt}; if it has died, its lease ends at ${expiresAt} (etl sync --wait 10m waits)`);
	}
};
export { LeaseHeldError as t };
