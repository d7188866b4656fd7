import { t as UsageError } from "./usage-error.js";
import manifest from "gazelle-etl/package.json" with { type: "json" };
import { once } from "node:events";
import { createInterface } from "node:readline";
// dist/bin/commands/sandbox.js
async function sandboxCommand(args) {
	const { startSandbox } = await loadSandbox(() => import("./start2.js"));
	const { rehearsalsOf } = await loadSandbox(() => import("./rehearsal.js"));
	const sandbox = await startSandbox({
		rehearsals: rehearsalsOf(args.fault ?? []),
		gazellePort: args.gazellePort,
		supabasePort: args.supabasePort,
		updatedAtSort: args.updatedAtSort,
		latencyMs: args.latency,
		...args.key !== void 0 && { key: args.key },
		...args.dataDir !== void 0 && { dataDir: args.dataDir }
	}).catch((error) => {
		if (error.code !== "EADDRINUSE") throw error;
		throw new UsageError([`port ${String(error.port)} is in use: --gazelle-port and --supabase-port take others, and 0 any free one`]);
	});
	const over = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
	process.stdout.write(sandbox.instructions);
	const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin }) : null;
	terminal?.on("line", () => process.stdout.write(sandbox.nextDay())).on("SIGINT", () => process.emit("SIGINT"));
	await over;
	terminal?.close();
	await sandbox.close();
	return 0;
}
const names = [
	"@electric-sql/pglite",
	"@faker-js/faker",
	"@supabase/lite",
	"graphql-yoga"
];
async function loadSandbox(load) {
	try {
		return await load();
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
		const { devDependencies: versions } = manifest;
		const packages = names.map((name) => `${name}@${versions[name]}`).join(" ");
		throw new UsageError([`the sandbox needs packages that are not installed: npm install -D ${packages}`]);
	}
}
export { sandboxCommand as n, loadSandbox as t };
