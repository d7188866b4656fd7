import { t as PrintableError } from "./printable-error.js";
// dist/pipeline/other-company-error.js
var OtherCompanyError = class extends PrintableError {
	name = "OtherCompanyError";
	remedy = "settings";
	constructor(stored, found) {
		super(`this Supabase project holds the rows of ${stored}, and the key is that of ${found}: check the settings of both sides; etl company --move changes the company on purpose`);
	}
};
export { OtherCompanyError as t };
