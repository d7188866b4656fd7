import { t as PrintableError } from "./printable-error.js";
// dist/sources/gazelle/api/errors.js
var GazelleError = class extends PrintableError {
	name = "GazelleError";
};
var GazelleKeyRefusedError = class extends GazelleError {
	name = "GazelleKeyRefusedError";
	remedy = "settings";
};
var GazelleUnavailableError = class extends GazelleError {
	name = "GazelleUnavailableError";
};
var GazelleQueryError = class extends GazelleError {
	name = "GazelleQueryError";
	refused;
	withinData;
	constructor(message, options) {
		super(message, options);
		this.refused = options.refused;
		this.withinData = options.withinData;
	}
};
var GazelleFeedError = class extends GazelleError {
	name = "GazelleFeedError";
};
export { GazelleUnavailableError as a, GazelleQueryError as i, GazelleFeedError as n, GazelleKeyRefusedError as r, GazelleError as t };
