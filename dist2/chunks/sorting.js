import { t as askCompany } from "./company.js";
import { i as GazelleQueryError } from "./errors2.js";
import { d as writtenQuery } from "./flows.js";
import { Kind, visit } from "graphql";
// dist/sources/gazelle/api/sorting.js
async function askAccount(api, collections) {
	const probes = collections.flatMap(({ sorting }) => sorting ?? []);
	const documents = collections.flatMap(({ early }) => early ?? []);
	const { company, able, data } = await lookUp(api, probes, documents) ?? await probe(api, probes);
	const fields = new Set(probes.flatMap(({ field }, i) => able[i] ? [field] : []));
	const sortable = ({ sorting }) => sorting !== void 0 && fields.has(sorting.field);
	const early = (document) => documents.includes(document) && data ? data : null;
	return {
		company,
		sortable,
		early
	};
}
async function lookUp(api, probes, documents) {
	try {
		const answer = await api.request(firstQuestion(probes, documents), {});
		const found = probes.map(({ field }) => answer[field]?.enumValues);
		const isSortable = (values) => values.some(({ name }) => name === "UPDATED_AT_DESC");
		return found.every((values) => values != null) ? {
			company: answer.company,
			able: found.map(isSortable),
			data: answer
		} : null;
	} catch (error) {
		if (error instanceof GazelleQueryError) return null;
		throw error;
	}
}
async function probe(api, probes) {
	const asked = probes.map((one) => isAnswered(api.request(askNewest(one), {})));
	const [company, ...able] = await Promise.all([askCompany(api), ...asked]);
	return {
		company,
		able,
		data: null
	};
}
function firstQuestion(probes, documents) {
	const fields = probes.map(({ field, sortEnum }) => `${field}: __type(name: "${sortEnum}") { enumValues { name } }`);
	const query = writtenQuery(`query Account { company { id name } ${fields.join(" ")} }`);
	const selections = [query, ...documents].flatMap(({ definitions: [operation] }) => operation && "selectionSet" in operation ? operation.selectionSet?.selections ?? [] : []);
	return visit(query, { OperationDefinition: (operation) => ({
		...operation,
		selectionSet: {
			kind: Kind.SELECTION_SET,
			selections
		}
	}) });
}
const askNewest = ({ field }) => writtenQuery(`query Newest_${field} { ${field}(first: 1, sortBy: [UPDATED_AT_DESC]) { nodes { id } } }`);
async function isAnswered(request) {
	try {
		await request;
		return true;
	} catch (error) {
		if (error instanceof GazelleQueryError && error.refused) return false;
		throw error;
	}
}
export { askAccount as t };
