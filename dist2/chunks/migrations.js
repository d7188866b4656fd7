import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
// dist/sinks/supabase/migrations.js
const FOLDERS = ["../../supabase/migrations/", "../../../supabase/migrations/"];
async function readMigrations() {
	const folder = FOLDERS.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
	if (!folder) throw new Error("The folder supabase/migrations is missing from this installation.");
	const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
	return Promise.all(names.map(async (name) => ({
		name,
		sql: await readFile(new URL(name, folder), "utf8")
	})));
}
export { readMigrations as t };
