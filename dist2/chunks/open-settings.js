import { t as UsageError } from "./usage-error.js";
import { n as readProject, o as loadEnvFile, s as readFrom, t as readConfig } from "./read-config.js";
import { styleText } from "node:util";
import pino from "pino";
import pretty from "pino-pretty";
// dist/bin/log.js
function openLog({ logFormat, logLevel }) {
	const destination = logFormat === "json" ? pino.destination({
		fd: 2,
		sync: true
	}) : pretty({
		destination: process.stderr.isTTY ? process.stderr : 2,
		sync: true,
		colorize: styleText("red", ".", { stream: process.stderr }) !== ".",
		translateTime: "UTC:HH:MM:ss'Z'",
		ignore: "account,collection,id",
		messageFormat: "{if account}{account} {end}{if collection}{collection}: {end}{msg}"
	});
	return pino({
		level: logLevel,
		base: null
	}, destination);
}
// dist/bin/settings/open-settings.js
async function openSettings(args) {
	const { settings, log } = await openAccounts(args);
	return {
		...only(settings),
		log
	};
}
async function openProject(args) {
	const { configs, log } = await openProjects(args);
	return {
		config: only(configs),
		log
	};
}
async function openProjects(args) {
	return {
		configs: await readAll(args, /^SUPABASE_/, readProject),
		log: openLog(args)
	};
}
async function openAccounts(args, options) {
	return {
		settings: await readAll(args, /./, (env, account) => readConfig(env, {
			...options,
			account
		})),
		log: openLog(args)
	};
}
const accountNames = (args) => readAll(args, /^$/, (_env, account) => account ?? "main");
function readQueueUrl(envFile) {
	loadEnvFile(envFile);
	const url = readFrom(process.env)("DATABASE_URL");
	if (url && /^postgres(ql)?:\/\//.test(url)) return url;
	throw new UsageError(["DATABASE_URL is to be the postgres:// URL of the database that holds the queue"]);
}
async function readAll({ envFile, account, accounts: file, allAccounts }, needs, read) {
	loadEnvFile(envFile);
	if (allAccounts && account) throw new UsageError(["--account and --all-accounts exclude each other"]);
	const names = allAccounts ? "all" : account;
	if (!names && file) throw new UsageError(["--accounts goes with --account or --all-accounts"]);
	if (!names) return [read(process.env)];
	const { readAccounts } = await import("./read-accounts2.js");
	return readAccounts({
		file,
		names,
		needs
	}, process.env, read);
}
function only([first, ...more]) {
	if (first === void 0 || more.length > 0) throw new UsageError(["--account takes one name here"]);
	return first;
}
export { openSettings as a, openProjects as i, openAccounts as n, readQueueUrl as o, openProject as r, openLog as s, accountNames as t };
