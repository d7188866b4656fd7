// dist/bin/settings/checks.js
function secureUrlProblem(name, text) {
	if (!URL.canParse(text)) return `${name} is not a URL`;
	const { protocol, hostname, username, password } = new URL(text);
	if (username || password) return `${name} must not hold a user or a password: the key is a setting of its own`;
	if (protocol === "https:") return null;
	if (protocol !== "http:") return `${name} must begin with https://`;
	return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname) ? null : `${name} must begin with https://: plain http is allowed for this machine only`;
}
function projectUrlProblem(name, text) {
	const problem = secureUrlProblem(name, text);
	if (problem) return problem;
	return new URL(text).pathname === "/" ? null : `${name} must be that of the project, without a path`;
}
const isHeaderValue = (text) => /^[\x21-\x7e]+$/.test(text);
function supabaseKeyProblem(name, key) {
	if (!isHeaderValue(key)) return `${name} holds characters that no key has`;
	if (key.startsWith("sb_publishable_")) return `${name} is a publishable key, which cannot write: give a secret key (from Supabase: Project Settings > API Keys > Secret keys)`;
	const role = roleOfJwt(key);
	if (role === void 0 || role === "service_role") return null;
	return `${name} is the ${/^\w{1,20}$/.test(role) ? role : "wrong"} key, which cannot write: give a secret key (from Supabase: Project Settings > API Keys > Secret keys)`;
}
function isTimezone(name) {
	try {
		return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
	} catch {
		return false;
	}
}
function roleOfJwt(key) {
	try {
		const claims = JSON.parse(Buffer.from(key.split(".")[1] ?? "", "base64url").toString("utf8"));
		const { role } = Object(claims);
		return role === void 0 ? void 0 : String(role);
	} catch {
		return;
	}
}
const schemaProblem = (name, schema) => /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/.test(schema) ? null : `${name} is not the name of a schema: small letters, digits and _, and no pg_ in front`;
export { secureUrlProblem as a, schemaProblem as i, isTimezone as n, supabaseKeyProblem as o, projectUrlProblem as r, isHeaderValue as t };
