import { n as migrationScript } from "./migration-script.js";
import { s as migrateOptions } from "./common.js";
import { i as schemaProblem } from "./checks.js";
import { t as UsageError } from "./usage-error.js";
// dist/bin/commands/migrate.js
async function migrateCommand({ schema, queue }) {
	if (queue) {
		if (schema !== migrateOptions.schema.default) throw new UsageError(["--queue and --schema exclude each other"]);
		const { queueScript } = await import("./queues.js");
		process.stdout.write(queueScript());
		return 0;
	}
	const problem = schemaProblem("--schema", schema);
	if (problem) throw new UsageError([problem]);
	process.stdout.write(await migrationScript(schema));
	return 0;
}
export { migrateCommand };
