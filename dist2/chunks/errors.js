import { t as PrintableError } from "./printable-error.js";
// dist/sinks/supabase/errors.js
var SupabaseError = class extends PrintableError {
	name = "SupabaseError";
};
var SupabaseKeyRefusedError = class extends SupabaseError {
	name = "SupabaseKeyRefusedError";
	remedy = "settings";
};
var SupabaseUnavailableError = class extends SupabaseError {
	name = "SupabaseUnavailableError";
};
var SupabaseSchemaError = class extends SupabaseError {
	name = "SupabaseSchemaError";
	remedy = "settings";
};
var SchemaHiddenError = class extends SupabaseError {
	name = "SchemaHiddenError";
	remedy = "settings";
};
var StatementTimeoutError = class extends SupabaseUnavailableError {
	name = "StatementTimeoutError";
};
var RowsRefusedError = class extends SupabaseError {
	name = "RowsRefusedError";
	detail;
	constructor(message, options) {
		super(message, options);
		this.detail = options.detail;
	}
};
var LeaseLostError = class extends SupabaseError {
	name = "LeaseLostError";
	remedy = "other run";
	constructor(options) {
		super("the lease was lost to another run: nothing more is saved", options);
	}
};
export { SupabaseError as a, SupabaseUnavailableError as c, StatementTimeoutError as i, RowsRefusedError as n, SupabaseKeyRefusedError as o, SchemaHiddenError as r, SupabaseSchemaError as s, LeaseLostError as t };
