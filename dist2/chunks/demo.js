import { t as loadSandbox } from "./sandbox2.js";
// dist/bin/commands/demo.js
async function demoCommand() {
	const { demo } = await loadSandbox(() => import("./demo2.js"));
	return demo((text) => process.stdout.write(text));
}
export { demoCommand };
