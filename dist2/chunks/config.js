// dist/pipeline/config.js
const httpDefaults = {
	timeoutMs: 6e4,
	retries: 5,
	backoffMs: 500,
	budget: 100
};
const leaseTtlMs = 12e4;
function withProject(config) {
	const { supabase } = config;
	if (!supabase) throw new TypeError("a run that stores needs Supabase");
	return {
		...config,
		supabase
	};
}
export { leaseTtlMs as n, withProject as r, httpDefaults as t };
