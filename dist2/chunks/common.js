import { n as t } from "./text.js";
import { a as nameList, l as wholeNumber, r as duration } from "./flag-values.js";
import ms from "ms";
// dist/bin/output/formats.js
const outputFormats = [
	"table",
	"json",
	"ndjson"
];
const logFormats = ["text", "json"];
const logLevels = [
	"debug",
	"info",
	"warn",
	"error",
	"silent"
];
// dist/bin/options/common.js
const switchFlag = (describe, value = false) => ({
	type: "boolean",
	default: value,
	describe
});
const textFlag = (describe) => ({
	type: "string",
	requiresArg: true,
	describe
});
const namesFlag = (describe) => ({
	...textFlag(describe),
	coerce: nameList
});
const valueFlag = (coerce, describe) => ({
	coerce,
	requiresArg: true,
	describe
});
const numberFlag = (flag, value, describe, least, most) => ({
	...valueFlag(wholeNumber(flag, least, most), describe),
	default: value
});
const durationFlag = (flag, value, describe, least = 0) => ({
	...valueFlag(duration(flag, least), describe),
	default: value === 0 ? "0s" : ms(value)
});
const migrateOptions = {
	queue: switchFlag(t("Print the SQL of the workers' queue instead")),
	schema: {
		...textFlag(t("The schema of the tables")),
		default: "public"
	}
};
const json = switchFlag(t("Print JSON"));
const accountOptions = {
	account: namesFlag(t("The account of this id in the accounts file")),
	accounts: textFlag(t("The accounts file  [default: etl.accounts.json]"))
};
const manyAccountsOptions = {
	...accountOptions,
	"all-accounts": switchFlag(t("Every account of the accounts file"))
};
const exclude = namesFlag(t("Columns to keep out, such as clients.personal_notes,contacts.phone  [default: ETL_EXCLUDE]"));
const commonOptions = {
	"env-file": textFlag(t("Settings from a file; the environment wins  [default: .env, if there is one]")),
	"log-level": {
		choices: logLevels,
		default: "info",
		describe: t("What to tell on stderr")
	},
	"log-format": {
		choices: logFormats,
		default: "text",
		describe: t("How to tell it")
	}
};
export { json as a, namesFlag as c, textFlag as d, valueFlag as f, exclude as i, numberFlag as l, commonOptions as n, manyAccountsOptions as o, outputFormats as p, durationFlag as r, migrateOptions as s, accountOptions as t, switchFlag as u };
