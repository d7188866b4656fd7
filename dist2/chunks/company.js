import { t as OtherCompanyError } from "./other-company-error.js";
import { i as GazelleQueryError } from "./errors2.js";
import { i as parseJson, s as companyKey } from "./connect.js";
import { u as graphql } from "./flows.js";
// dist/pipeline/company.js
const describeCompany = (company) => company ? `${JSON.stringify(company.name ?? "without a name")} (${company.id})` : "none yet";
function parseCompany(text) {
	const { id, name } = Object(parseJson(text));
	return typeof id === "string" ? {
		id,
		name: typeof name === "string" ? name : null
	} : null;
}
function checkCompany(settings, found, log) {
	const stored = parseCompany(settings[companyKey]);
	if (!found) log.warn("Gazelle does not say whose key this is: that it is the same company is not checked");
	if (stored && found && stored.id !== found.id) throw new OtherCompanyError(describeCompany(stored), describeCompany(found));
	return found && !stored ? JSON.stringify(found) : null;
}
// dist/sources/gazelle/api/company.js
const CompanyQuery = graphql("query Company { company { id name } }");
async function askCompany(api) {
	try {
		return (await api.request(CompanyQuery, {})).company;
	} catch (error) {
		if (error instanceof GazelleQueryError && error.refused) return null;
		throw error;
	}
}
export { parseCompany as i, checkCompany as n, describeCompany as r, askCompany as t };
