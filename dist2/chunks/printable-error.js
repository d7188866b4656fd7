// dist/printable-error.js
var PrintableError = class extends Error {
	name = "PrintableError";
	remedy = "none";
	constructor(message, options) {
		super(message, options);
	}
};
export { PrintableError as t };
