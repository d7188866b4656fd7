// dist/pipeline/options.js
const defaults = {
	full: false,
	sweep: false,
	sweepEveryMs: 6048e5,
	dryRun: false,
	entities: [],
	exclude: [],
	since: null,
	limit: null,
	batchSize: 500,
	pageSize: 100,
	concurrency: 5,
	rate: null,
	overlapMs: 3e5,
	auditRequests: 5,
	allowDeletes: null,
	timeBudgetMs: null,
	waitMs: 0,
	timezone: "America/Toronto",
	triggeredBy: null
};
const longest = 31536e8;
const ranges = {
	sweepEveryMs: [0, longest],
	limit: [1],
	batchSize: [1, 1e3],
	pageSize: [2, 1e3],
	concurrency: [1, 100],
	rate: [1, 1e3],
	overlapMs: [0, longest],
	allowDeletes: [1],
	timeBudgetMs: [1e3, longest],
	waitMs: [0, longest],
	timeoutMs: [100, longest],
	retries: [0, 20]
};
export { ranges as n, defaults as t };
