import { a as InterruptedError } from "./summary.js";
import { a as exitCodes } from "./exit-codes2.js";
// dist/bin/interruption.js
async function interruptible(log, what, task) {
	const controller = new AbortController();
	const onSignal = (signal) => {
		if (signal !== "SIGINT" && signal !== "SIGTERM") return;
		if (controller.signal.aborted) process.exit(exitCodes.interrupted[signal]);
		log.warn(`${signal}: ${what}`);
		controller.abort(new InterruptedError(signal));
	};
	process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
	try {
		return await task(controller.signal);
	} finally {
		process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
	}
}
export { interruptible as t };
