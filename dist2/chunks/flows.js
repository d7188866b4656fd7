import { a as GazelleUnavailableError, i as GazelleQueryError, n as GazelleFeedError } from "./errors2.js";
import { i as toInstant, n as isOlder, r as newer, t as findNewest } from "./instants.js";
import { Temporal } from "temporal-polyfill";
import { Kind, parse, visit } from "graphql";
// dist/sources/gazelle/feed/history.js
const periodMs = 2592e6;
const dayMs = 864e5;
const ageOf = ({ comparedAt }, now) => now.epochMilliseconds - Temporal.Instant.from(comparedAt).epochMilliseconds;
const isEmpty = ({ from, to }) => from !== null && from >= to;
const oldestFirst = (ranges, now) => ranges.filter((range) => !isEmpty(range)).sort((a, b) => ageOf(b, now) - ageOf(a, now));
const oldestComparison = (ranges) => ranges.flatMap((range) => isEmpty(range) ? [] : range.comparedAt).sort()[0] ?? null;
function dueRanges(ranges, now, intervalMs) {
	const interval = Math.max(intervalMs, dayMs);
	const ordered = oldestFirst(ranges, now);
	const runs = Math.max(1, periodMs / interval - 2);
	const share = ordered.length / runs;
	let count = 0;
	for (const [i, range] of ordered.entries()) {
		const runsLeft = Math.max(0, runs - ageOf(range, now) / interval);
		count = Math.max(count, Math.floor(i + 1 - share * runsLeft + 1e-6));
	}
	return ordered.filter((range, i) => i < count || !range.sized && ageOf(range, now) >= dayMs);
}
function canKeepUp(ranges, now, intervalMs, budget) {
	return oldestFirst(ranges, now).every((range, i) => i < budget * Math.floor((periodMs - ageOf(range, now)) / Math.max(intervalMs, 1)));
}
function extendTo(ranges, to, lastRun) {
	const last = ranges.at(-1);
	if (!last || last.to >= to) return [...ranges];
	return [...ranges.slice(0, -1), {
		...last,
		to,
		...isEmpty(last) && { comparedAt: lastRun }
	}];
}
function allCompared(ranges, to, comparedAt) {
	const [first, ...more] = extendTo(ranges, to, comparedAt);
	if (!first) return [{
		from: null,
		to,
		comparedAt
	}];
	const { sized, ...unsized } = first;
	return [{
		...unsized,
		from: null,
		...first.from === null && sized && { sized }
	}, ...more].map((range) => ({
		...range,
		comparedAt
	}));
}
const mostParts = 40;
function split(range, start, parts) {
	const from = Temporal.PlainDate.from(start);
	const days = from.until(range.to, { largestUnit: "days" }).days;
	const count = Math.max(1, Math.min(parts, days, mostParts));
	const cut = (i) => from.add({ days: Math.round(days * i / count) }).toString();
	return Array.from({ length: count }, (_, i) => ({
		...range,
		from: i === 0 ? range.from : cut(i),
		to: i === count - 1 ? range.to : cut(i + 1),
		sized: true
	}));
}
const isDay = (day) => typeof day === "string" && day.length === 10 && toInstant(`${day}T00:00Z`) !== null;
function parseHistory(stored) {
	if (!Array.isArray(stored) || stored.length === 0) return void 0;
	const ranges = stored.flatMap((one) => {
		const { from, to, comparedAt, sized } = one ?? {};
		if (!isDay(to) || !(from === null || isDay(from)) || !comparedAt || !toInstant(comparedAt)) return [];
		return [{
			from,
			to,
			comparedAt,
			...sized === true && { sized }
		}];
	});
	return ranges.length === stored.length ? ranges : void 0;
}
// dist/sources/gazelle/feed/count-places.js
function countPlaces() {
	let least = Number.POSITIVE_INFINITY;
	let most = 0;
	let places = 0;
	return {
		add({ all, start, total }) {
			places = Math.max(places, start + all.length);
			if (total === null) return;
			least = Math.min(least, total);
			most = Math.max(most, total);
		},
		result() {
			const isTooHigh = least === most && most > places;
			const doubt = isTooHigh ? `Gazelle counts ${most} and lists ${places}: the count is not believed` : null;
			return {
				expected: isTooHigh ? places : Math.max(most, places),
				doubt
			};
		}
	};
}
// dist/sources/gazelle/feed/id-digest.js
function digestOf(ids) {
	const hashes = new Float64Array(ids.size);
	let count = 0;
	for (const id of ids) {
		hashes[count] = hash(id);
		count += 1;
	}
	hashes.sort();
	return {
		size: count,
		has(id) {
			const wanted = hash(id);
			let from = 0;
			for (let to = count; from < to;) {
				const middle = from + to >>> 1;
				if ((hashes[middle] ?? 0) < wanted) from = middle + 1;
				else to = middle;
			}
			return hashes[from] === wanted;
		}
	};
}
function hash(id) {
	let a = 2166136261;
	let b = 2654435769;
	for (let i = 0; i < id.length; i += 1) {
		const unit = id.charCodeAt(i);
		a = Math.imul(a ^ unit, 2246822507);
		b = Math.imul(b ^ unit, 3266489909);
	}
	a = Math.imul(a ^ a >>> 16, 73244475) ^ b >>> 13;
	b = Math.imul(b ^ b >>> 16, 73244475) ^ a >>> 13;
	return (a >>> 0) * 2 ** 21 + (b >>> 11);
}
// dist/sources/gazelle/feed/id-set.js
var IdSet = class {
	#bytes = Buffer.alloc(1024);
	#ends = /* @__PURE__ */ new Uint32Array(64);
	#numbers = /* @__PURE__ */ new Uint8Array(64);
	#slots = /* @__PURE__ */ new Uint32Array(128);
	#size = 0;
	get size() {
		return this.#size;
	}
	get numbers() {
		return this.#numbers.subarray(0, this.#size);
	}
	*[Symbol.iterator]() {
		for (let i = 0; i < this.#size; i += 1) yield this.#bytes.toString("utf8", this.#startOf(i), this.#ends[i]);
	}
	has(id) {
		return this.get(id) !== void 0;
	}
	get(id) {
		const place = this.#slots[this.#find(id).slot] ?? 0;
		return place === 0 ? void 0 : this.#numbers[place - 1];
	}
	set(id, number) {
		const { slot, end } = this.#find(id);
		const place = this.#slots[slot] ?? 0;
		if (place > 0) {
			const before = this.#numbers[place - 1];
			this.#numbers[place - 1] = number;
			return before;
		}
		this.#ends[this.#size] = end;
		this.#numbers[this.#size] = number;
		this.#size += 1;
		this.#slots[slot] = this.#size;
		if (this.#size === this.#ends.length) this.#grow();
	}
	#find(id) {
		const start = this.#startOf(this.#size);
		const most = start + 3 * id.length;
		if (most > this.#bytes.length) this.#bytes = Buffer.from(this.#bytes.buffer.transfer(longer(most)));
		const end = start + this.#bytes.write(id, start);
		return {
			slot: this.#slotOf(start, end),
			end
		};
	}
	#startOf(index) {
		return index === 0 ? 0 : this.#ends[index - 1] ?? 0;
	}
	#slotOf(start, end) {
		const bytes = this.#bytes;
		let hash = 2166136261;
		for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 16777619);
		const mask = this.#slots.length - 1;
		for (let slot = (hash ^ hash >>> 15) & mask;; slot = slot + 1 & mask) {
			const place = this.#slots[slot] ?? 0;
			if (place === 0) return slot;
			const from = this.#startOf(place - 1);
			const to = this.#ends[place - 1] ?? 0;
			if (to - from === end - start && (end === start || bytes[to - 1] === bytes[end - 1]) && bytes.compare(bytes, from, to, start, end) === 0) return slot;
		}
	}
	#grow() {
		const capacity = longer(this.#size);
		this.#ends = new Uint32Array(this.#ends.buffer.transfer(4 * capacity));
		this.#numbers = new Uint8Array(this.#numbers.buffer.transfer(capacity));
		if (capacity < .8 * this.#slots.length) return;
		this.#slots = new Uint32Array(2 * this.#slots.length);
		for (let i = 0; i < this.#size; i += 1) this.#slots[this.#slotOf(this.#startOf(i), this.#ends[i] ?? 0)] = i + 1;
	}
};
const longer = (length) => Math.ceil(1.25 * length);
// dist/sources/gazelle/feed/judge.js
const enoughToAgree = 2;
const enoughInVain = 4;
const mostPasses = 12;
function judge(passes, lastSeen) {
	let needed = 0;
	for (let from = passes.length - 1; from >= 0; from -= 1) {
		needed = Math.max(needed, passes[from]?.expected ?? 0);
		if (lastSeen.filter((pass) => pass >= from).length >= needed) return "complete";
	}
	const sure = passes.filter(({ mayHide }) => !mayHide);
	if (sure.length >= enoughToAgree && sure.every(({ seen }) => seen === lastSeen.length)) return "agreed";
	const inVain = passes.length - 1 - passes.findLastIndex(({ found }) => found > 0);
	return passes.length >= mostPasses || inVain >= enoughInVain ? "incomplete" : "again";
}
// dist/sources/gazelle/feed/pages.js
async function mapPage(page, map) {
	const edges = page.edges.map(async ({ cursor, node }) => ({
		cursor,
		node: await map(node)
	}));
	return {
		...page,
		edges: await Promise.all(edges)
	};
}
const trailLength = 1e3;
const maxSetbacks = 5;
async function* walkPages(options) {
	const { fetch, key } = options;
	const trail = /* @__PURE__ */ new Map();
	let asked = /* @__PURE__ */ new Set();
	let setbacks = 0;
	function giveUpAfterTooMany() {
		setbacks += 1;
		if (setbacks > maxSetbacks) throw new GazelleFeedError("the list changed faster than it could be read");
	}
	function positionOf(node) {
		const read = trail.get(node.id);
		return read?.key === key(node) ? read.position : void 0;
	}
	async function stepBack(size) {
		const cursors = [...trail.values()].map(({ cursor }) => cursor);
		for (let back = 3; back < cursors.length; back = back * 2 - 1) {
			const page = await fetch(size, cursors.at(-back) ?? null);
			const [first] = page.edges;
			if (first && positionOf(first.node) !== void 0) return page;
		}
		giveUpAfterTooMany();
		return fetch(size, null);
	}
	let after = null;
	let position = 0;
	let shared = null;
	let reached = 0;
	for (let number = 0;; number += 1) {
		const size = options.size(number);
		let page = await fetch(size, after);
		let steppedBack = false;
		const isMet = ({ edges: [first] }) => first && (positionOf(first.node) !== void 0 || key(first.node) === shared?.key);
		if (shared && !isMet(page) && (page.edges.length > 0 || !page.hasNextPage)) {
			page = await stepBack(size);
			steppedBack = true;
			asked = /* @__PURE__ */ new Set();
		}
		const [first] = page.edges;
		const isAsAsked = !steppedBack && (!first || !shared || key(first.node) === shared.key);
		const known = first && positionOf(first.node);
		const start = isAsAsked ? position : known ?? (steppedBack ? 0 : position);
		const end = start + page.edges.length;
		const all = page.edges.map(({ node }) => node);
		const fresh = all.filter((node) => positionOf(node) === void 0);
		if (steppedBack && fresh.length === 0) giveUpAfterTooMany();
		const overlap = overlapOf(page.edges, key);
		yield {
			all,
			fresh,
			start,
			total: page.total,
			isOneKey: page.hasNextPage && overlap?.isOneKey === true
		};
		if (!page.hasNextPage) {
			if (end >= (page.total ?? 0)) return;
			const last = page.edges.at(-1)?.cursor ?? after;
			if (end <= reached) {
				if ((await fetch(size, last)).edges.every(({ node }) => positionOf(node) !== void 0)) return;
				giveUpAfterTooMany();
				asked = /* @__PURE__ */ new Set();
			}
		}
		reached = end;
		for (const [i, { cursor, node }] of page.edges.entries()) {
			if (positionOf(node) !== void 0) continue;
			trail.delete(node.id);
			trail.set(node.id, {
				cursor,
				key: key(node),
				position: start + i
			});
		}
		for (const oldest of trail.keys()) {
			if (trail.size <= trailLength) break;
			trail.delete(oldest);
		}
		if (page.edges.length > 0) {
			shared = overlap;
			position = shared ? start + shared.index : end;
		}
		const cursor = ((shared && page.edges[shared.index - 1]) ?? page.edges.at(-1))?.cursor ?? page.endCursor;
		if (cursor === null || asked.has(cursor)) throw new GazelleFeedError("the next page has a cursor that came before");
		asked.add(cursor);
		after = cursor;
	}
}
function overlapOf(edges, key) {
	const last = edges.at(-1);
	if (!last || edges.length < 2) return null;
	const lastKey = key(last.node);
	const before = edges.findLastIndex(({ node }) => key(node) !== lastKey);
	const isOneKey = before < 0;
	return {
		index: isOneKey ? edges.length - 1 : before + 1,
		key: lastKey,
		isOneKey
	};
}
// dist/sources/gazelle/feed/complete.js
function beginningWith({ pages, key }, first, size) {
	let given = false;
	return {
		key,
		pages(reversed) {
			const ask = pages(reversed);
			return async (wanted, after) => {
				const isFirst = !given && !reversed && after === null && wanted === size;
				given = true;
				return isFirst ? first : ask(wanted, after);
			};
		}
	};
}
const noting = ({ pages, key }, note) => ({
	key,
	pages(reversed) {
		const ask = pages(reversed);
		return async (size, after) => {
			const page = await ask(size, after);
			note(page);
			return page;
		};
	}
});
const differentSizes = 7;
function sizesOf(pass, longestPage) {
	const step = Math.max(1, Math.round(longestPage / 10));
	const size = Math.max(2, longestPage - pass % differentSizes * step);
	return (page) => page === 0 ? 1 + pass * step % size : size;
}
async function* readComplete(listing, { name, pageSize, note, warn }) {
	const lastSeen = new IdSet();
	const passes = [];
	let longestPage = 0;
	for (let number = 0;; number += 1) {
		const size = number === 0 ? () => pageSize : sizesOf(number, Math.min(pageSize, longestPage));
		const count = countPlaces();
		let seen = 0;
		let found = 0;
		let mayHide = false;
		const pages = walkPages({
			fetch: listing.pages(number % 2 === 1),
			key: listing.key,
			size
		});
		for await (const page of pages) {
			const { all, fresh } = page;
			longestPage = Math.max(longestPage, all.length);
			mayHide ||= page.isOneKey;
			count.add(page);
			const unseen = [];
			for (const node of fresh) {
				const last = lastSeen.set(node.id, number);
				if (last !== number) seen += 1;
				if (last === void 0 || number === 0) unseen.push(node);
			}
			found += unseen.length;
			note(fresh, lastSeen.size);
			if (unseen.length > 0) yield unseen;
		}
		const { expected, doubt } = count.result();
		if (doubt) warn(`${name}: ${doubt}`);
		passes.push({
			expected,
			seen,
			found,
			mayHide
		});
		const verdict = judge(passes, lastSeen.numbers);
		const counts = `there are ${expected} ${name}, and ${lastSeen.size} were seen`;
		if (verdict === "agreed") warn(`${counts}, the same ones in ${passes.length} readings: taken as all`);
		if (verdict === "complete" || verdict === "agreed") return {
			seen: digestOf(lastSeen),
			problem: null
		};
		if (verdict === "incomplete") return {
			seen: lastSeen,
			problem: `${counts}, in ${passes.length} readings`
		};
		warn(`${counts}: reading again`);
	}
}
// dist/sources/gazelle/feed/cut.js
const fewPages$1 = 6;
const isLong = (total, pageSize) => total >= fewPages$1 * pageSize;
const leastPages = 2;
const mostSlices = 40;
async function cut({ parts, all, join, rest, count }, pageSize) {
	const [total = 0, found = 0, ...sizes] = await count([
		null,
		all,
		...parts
	]);
	if (!isLong(total, pageSize) || total > found && !rest) return [null];
	const size = Math.max(leastPages * (pageSize - 1), Math.ceil(total / mostSlices));
	const filters = [];
	let open = 0;
	for (const [i, part] of parts.entries()) {
		const last = filters.at(-1);
		const more = sizes[i] ?? 0;
		if (last === void 0 || open + more > size) {
			filters.push(part);
			open = more;
		} else {
			filters[filters.length - 1] = join(last, part);
			open += more;
		}
	}
	return total > found && rest ? [...filters, rest(total - found)] : filters;
}
// dist/sources/gazelle/api/graphql.js
const documents = [];
const nameOf$1 = (definition) => "name" in definition && definition.name?.value || "";
function parseDocument(source, fragments = []) {
	const definitions = /* @__PURE__ */ new Map();
	for (const document of [parse(source, { noLocation: true }), ...fragments]) for (const definition of document.definitions) definitions.set(nameOf$1(definition), definition);
	const whole = {
		kind: Kind.DOCUMENT,
		definitions: [...definitions.values()]
	};
	documents.push(whole);
	return whole;
}
const graphql = parseDocument;
const writtenQuery = (source) => parse(source, { noLocation: true });
// dist/sources/gazelle/api/count.js
async function countMany(api, field, argumentLists) {
	const counts = argumentLists.map((list, i) => `c${i}: ${field}(first: 1 ${list}) { totalCount }`);
	const query = writtenQuery(`query Counts_${field} { ${counts.join(" ")} }`);
	const data = await api.request(query, {});
	return argumentLists.map((_, i) => data[`c${i}`]?.totalCount ?? 0);
}
const totalOf = (field) => writtenQuery(`query Total_${field} { total_${field}: ${field}(first: 1) { totalCount } }`);
// dist/sources/gazelle/feed/date-ranges.js
function rangesOf(days, window) {
	const from = window?.from ?? null;
	const starts = [from, ...days.filter((day) => !from || day > from)];
	return starts.map((start, i) => ({
		from: start,
		to: starts[i + 1] ?? null
	}));
}
const inRange = (range, part) => range?.undated ? undated(part(null), range.undated) : part(range);
function undated({ pages, key }, count) {
	return {
		key,
		pages() {
			const ask = pages(true);
			const found = /* @__PURE__ */ new Set();
			return async (size, after) => {
				const page = await ask(size, after);
				const edges = page.edges.filter(({ node }) => key(node) === null);
				for (const { node } of edges) found.add(node.id);
				return {
					...page,
					edges,
					total: count,
					hasNextPage: page.hasNextPage && found.size < count
				};
			};
		}
	};
}
const firstYear = 2010;
const anyDate = {
	from: "1900-01-01",
	to: null
};
function quarters(now) {
	const end = now.toZonedDateTimeISO("UTC").toPlainDate();
	const starts = [];
	for (let day = Temporal.PlainDate.from({
		year: firstYear,
		month: 1,
		day: 1
	}); Temporal.PlainDate.compare(day, end) < 0; day = day.add({ months: 3 })) starts.push(day.toString());
	return [null, ...starts].map((from, i) => ({
		from,
		to: starts[i] ?? null
	}));
}
const createdWithin = ({ from, to }) => ({
	...from && { createdGet: from },
	...to && { createdLet: to }
});
function byDate(api, field, filter, isSortedByIt = true) {
	const spell = (range) => range ? `filters: { ${Object.entries(filter(range)).map(([name, day]) => `${name}: "${day}"`)} }` : "";
	return {
		parts: quarters(api.now()),
		all: anyDate,
		...isSortedByIt && { rest: (count) => ({
			from: null,
			to: null,
			undated: count
		}) },
		join: (a, b) => ({
			from: a.from,
			to: b.to
		}),
		count: (ranges) => countMany(api, field, ranges.map(spell))
	};
}
// dist/sources/gazelle/feed/sweep-cut.js
function parseCut(stored) {
	const { days, pageLength } = Object(stored);
	return Array.isArray(days) && days.every(isDay) && typeof pageLength === "number" && pageLength > 1 ? {
		days,
		pageLength
	} : void 0;
}
const fewPages = 4;
const pagesInPart = 5;
async function cutSweep({ isLimited, headsPageSize }, { heads, window, list, total, last }) {
	const seen = new IdSet();
	const days = [];
	let pageLength = last?.pageLength ?? 0;
	const noted = (listing) => noting(listing, ({ edges, hasNextPage }) => {
		if (hasNextPage) pageLength = Math.max(pageLength, edges.length);
		for (const { node } of edges) {
			const day = listing.key(node)?.slice(0, 10);
			if (day && !seen.has(node.id)) days.push(day);
			seen.set(node.id, 0);
		}
	});
	const whole = heads(window);
	let parts = isLimited ? [] : rangesOf(last?.days ?? [], window).map(heads);
	let all = total;
	if (parts.length < 2) parts = window || isLimited ? [whole] : await cutByCounts();
	const isCut = parts.length > 1;
	return {
		parts: parts.map(noted),
		async rest() {
			if (window || !isCut) return null;
			all ??= (await list.count([null]))[0] ?? 0;
			if (seen.size >= all) return null;
			return noted(list.rest ? undated(heads(null), all - seen.size) : heads(null));
		},
		nextCut() {
			if (isLimited || pageLength < 2) return void 0;
			const pages = Math.ceil((days.length - 1) / (pageLength - 1));
			if (pages < 2) return {
				days: [],
				pageLength
			};
			const many = pages <= fewPages ? pages : Math.ceil(pages / pagesInPart);
			const inPart = Math.ceil(pages / many) * (pageLength - 1);
			const sorted = days.sort();
			const starts = Array.from({ length: many }, (_, i) => sorted[i * inPart] ?? "").filter(Boolean);
			return {
				days: [...new Set(starts)].slice(1),
				pageLength
			};
		}
	};
	async function cutByCounts() {
		const first = await whole.pages(false)(headsPageSize, null);
		const { length } = first.edges;
		const [range = null, ...more] = !first.hasNextPage || !isLong(first.total ?? 0, length) ? [null] : await cut(list, length);
		all = first.total ?? void 0;
		return range ? [range, ...more].map((one) => inRange(one, heads)) : [beginningWith(whole, first, headsPageSize)];
	}
}
// dist/sources/gazelle/api/bare.js
const bare = (document, times) => [only(document, "heads", ["id", ...times]), only(document, "ids", ["id"])];
function only(document, what, names) {
	const selections = names.map((value) => ({
		kind: Kind.FIELD,
		name: {
			kind: Kind.NAME,
			value
		}
	}));
	const definitions = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
	const whole = {
		kind: Kind.DOCUMENT,
		definitions
	};
	return visit(whole, {
		OperationDefinition: ({ name, ...rest }) => name && {
			name: {
				...name,
				value: `${name.value.split("_")[0]}_${what}`
			},
			...rest
		},
		Field: (field) => field.name.value === "node" ? {
			...field,
			selectionSet: {
				kind: Kind.SELECTION_SET,
				selections
			}
		} : void 0
	});
}
const structure = [
	"edges",
	"cursor",
	"node",
	"nodes",
	"pageInfo",
	"hasNextPage",
	"endCursor",
	"totalCount"
];
function headsIn(document, lists) {
	const names = /* @__PURE__ */ new Set([
		"id",
		"createdAt",
		"updatedAt",
		...structure,
		...lists
	]);
	return visit(document, {
		OperationDefinition: ({ name, ...rest }) => name && {
			name: {
				...name,
				value: `${name.value}_heads`
			},
			...rest
		},
		Field: ({ name }) => names.has(name.value) ? void 0 : null
	});
}
// dist/sources/gazelle/api/unreadable.js
var Unreadable = class {
	id;
	error;
	createdAt;
	updatedAt;
	start;
	occurredAt;
	constructor(id, error, times = {}) {
		this.id = id;
		this.error = error;
		this.createdAt = times.createdAt ?? null;
		this.updatedAt = times.updatedAt ?? null;
		this.start = times.start ?? null;
		this.occurredAt = times.occurredAt ?? null;
	}
};
// dist/sources/gazelle/api/in-parts.js
const failuresAtMost = 10;
const isAboutRecords = (error) => error instanceof GazelleQueryError && error.withinData;
async function inParts(items, ask) {
	let failures = 0;
	let isAnyRead = false;
	async function attempt(some) {
		const [first] = some;
		try {
			const records = await ask(some);
			isAnyRead = true;
			return records;
		} catch (error) {
			if (!isAboutRecords(error) || !first) throw error;
			if (some.length === 1) {
				failures += 1;
				if (failures > failuresAtMost && !isAnyRead) throw error;
				return [new Unreadable(first.id, error)];
			}
		}
		const middle = Math.ceil(some.length / 2);
		return [...await attempt(some.slice(0, middle)), ...await attempt(some.slice(middle))];
	}
	return attempt(items);
}
// dist/sources/gazelle/api/by-id.js
async function fetchByIds(api, { field, argument, fragment }, ids, complete) {
	const records = [];
	const ask = async (some) => {
		const variables = Object.fromEntries(some.map(({ id }, i) => [`id${i}`, id]));
		const data = await api.request(document(some.length), variables);
		return Promise.all(some.map((_, i) => data[`r${i}`] ?? null).map((node) => node && complete(node)));
	};
	for (let from = 0; from < ids.length; from += api.idsPerRequest) {
		const some = ids.slice(from, from + api.idsPerRequest).map((id) => ({ id }));
		records.push(...await inParts(some, ask));
	}
	return records;
	function document(count) {
		const numbers = [...Array(count).keys()];
		const parameters = numbers.map((i) => `$id${i}: String!`).join(", ");
		const fields = numbers.map((i) => `r${i}: ${field}(${argument}: $id${i}) { ...${nameOf(fragment)} }`).join("\n");
		const query = writtenQuery(`query ById_${field}(${parameters}) {\n${fields}\n}`);
		return {
			...query,
			definitions: [...query.definitions, ...fragment.definitions]
		};
	}
}
function nameOf({ definitions: [first] }) {
	if (first?.kind !== Kind.FRAGMENT_DEFINITION) throw new TypeError("the document does not begin with a fragment");
	return first.name.value;
}
// dist/sources/gazelle/appointments-queries.js
const EventFields = graphql(`
  fragment EventFields on PrivateEvent {
    id
    client { id }
    user { id }
    createdBy { id }
    allEventPianos(first: 10) { nodes { piano { id } } pageInfo { hasNextPage } }
    title notes start timezone duration
    status type isAllDay confirmedByClient source travelMode
    addressLine
    location { singleLineAddress }
    createdAt updatedAt
  }
`);
const Events = graphql(`
  query Events($first: Int!, $after: String, $filters: PrivateAllEventsFilter, $sortBy: [EventSort!]) {
    allEventsBatched(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...EventFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`, [EventFields]);
const [EventHeads] = bare(Events, ["start", "updatedAt"]);
const PianosOfEvent = graphql(`
  query PianosOfEvent($eventId: String!, $first: Int!, $after: String) {
    event(eventId: $eventId) {
      allEventPianos(first: $first, after: $after) {
        edges { cursor node { piano { id } } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`);
// dist/sources/gazelle/feed/around-unreadable.js
const idsOf = (spots) => spots.map(({ id }) => id);
const shorter = 100;
function aroundUnreadable({ fetch, bare, complete, toNode }) {
	let longest = Number.POSITIVE_INFINITY;
	return async function read(wanted, after) {
		const first = Math.min(wanted, longest);
		try {
			return await fetch(first, after);
		} catch (error) {
			const isItsLength = error instanceof GazelleQueryError || error instanceof GazelleUnavailableError;
			if (first > shorter && isItsLength) {
				longest = shorter;
				return read(wanted, after);
			}
			if (!isAboutRecords(error)) throw error;
		}
		const page = await fetchBare(bare, first, after);
		const records = await complete(page.edges.map(({ node: { id } }, i) => {
			return {
				id,
				after: page.edges[i - 1]?.cursor ?? after
			};
		}));
		const edges = page.edges.flatMap(({ cursor, node }, i) => {
			const record = records[i] ?? null;
			if (record === null) return [];
			return [{
				cursor,
				node: toNode(record instanceof Unreadable ? new Unreadable(node.id, record.error, node) : record)
			}];
		});
		return {
			...page,
			edges
		};
	};
}
async function fetchBare([fetch, ...others], first, after) {
	if (!fetch) throw new TypeError("a list needs a bare way to ask for its pages");
	try {
		return await fetch(first, after);
	} catch (error) {
		if (others.length === 0 || !isAboutRecords(error)) throw error;
		return fetchBare(others, first, after);
	}
}
// dist/sources/gazelle/feed/parts.js
async function* readParts({ parts, rest }, options) {
	const ends = [];
	const nextOf = (reading) => {
		const next = reading.next().then((page) => ({
			reading,
			page
		}));
		next.catch(() => {});
		return next;
	};
	const readings = parts.map((part) => readComplete(part, options));
	const pending = new Map(readings.map((reading) => [reading, nextOf(reading)]));
	while (pending.size > 0) {
		const { reading, page } = await Promise.race(pending.values());
		pending.delete(reading);
		if (page.done) ends.push(page.value);
		else {
			pending.set(reading, nextOf(reading));
			yield page.value;
		}
	}
	const left = await rest?.();
	if (left) ends.push(yield* readComplete(left, options));
	const [first, ...others] = ends;
	if (first && others.length === 0) return first;
	return {
		seen: joinSeen(ends.map(({ seen }) => seen)),
		problem: ends.flatMap(({ problem }) => problem ?? [])[0] ?? null
	};
}
const joinSeen = (sets) => ({
	size: sets.reduce((total, { size }) => total + size, 0),
	has: (id) => sets.some((ids) => ids.has(id))
});
// dist/sources/gazelle/feed/sweep.js
const beforeFirstEnd = { hours: 744 };
const fetchSize = 50;
async function* sweep(heads, { times, began, isCurrent: comparison, fetchByIds, ...options }) {
	let watermark = null;
	let changed = [];
	const fetchChanged = async (count) => {
		const records = await fetchByIds(changed.slice(0, count));
		changed = changed.slice(count);
		return records.filter((record) => record !== null);
	};
	const newestOf = findNewest(began);
	const note = (page) => {
		watermark = newestOf(page.flatMap(times));
	};
	const reading = readParts(heads, {
		...options,
		note
	});
	for (let page = await reading.next();; page = await reading.next()) {
		if (page.done) {
			if (changed.length > 0) yield await fetchChanged(changed.length);
			return {
				watermark,
				...page.value
			};
		}
		const isCurrent = await comparison;
		for (const head of page.value) if (!isCurrent(head)) changed.push(head.id);
		while (changed.length >= fetchSize) yield await fetchChanged(fetchSize);
	}
}
const microsecond = {
	smallestUnit: "microsecond",
	roundingMode: "halfEven"
};
function isStored(known, { id, updatedAt }, recheckFrom) {
	const stored = known.get(id);
	const time = toInstant(updatedAt);
	const storedTime = toInstant(stored?.updatedAt);
	if (!stored || stored.deleted || !time || !storedTime) return false;
	if (recheckFrom && !isOlder(time, recheckFrom)) return false;
	return Temporal.Instant.compare(time.round(microsecond), storedTime) === 0;
}
// dist/sources/gazelle/feed/window.js
function startOfLocalDay(instant, timezone, days = 0) {
	return instant.toZonedDateTimeISO(timezone).subtract({ days }).startOfDay().toInstant();
}
function windowStart({ api, since, empty, timezone }, covered, { days, firstDays }) {
	if (since) return startOfLocalDay(since, timezone);
	const first = startOfLocalDay(api.now(), timezone, firstDays);
	const next = covered && startOfLocalDay(covered, timezone, days);
	return next && !(empty && isOlder(first, next)) ? next : first;
}
function toFilterDate(instant) {
	return instant.toZonedDateTimeISO("UTC").toPlainDate().toString();
}
function fromFilterDate(date) {
	return Temporal.PlainDate.from(date).toZonedDateTime("UTC").toInstant();
}
// dist/sources/gazelle/feed/audit.js
var AuditBudgetUsedError = class extends Error {
	name = "AuditBudgetUsedError";
};
function withAudit(plan, { entity, heads, fetch, comparison, note, seen: seenAnywhere = [] }, windowFrom, reading) {
	const { checkpoint, log, began } = plan;
	const now = began.toString();
	const isWhole = plan.full || plan.sweep;
	const lastRun = checkpoint?.syncedAt ?? now;
	const sinceLastRun = began.since(toInstant(lastRun) ?? began).total("milliseconds");
	let ranges = plan.empty && !isWhole ? startHistory() : extendTo(checkpoint?.history ?? startHistory(), windowFrom, lastRun);
	const covered = [];
	const isOff = isWhole || plan.empty || plan.since !== null || plan.isLimited || plan.auditRequests === 0;
	const due = () => isOff ? [] : dueRanges(ranges, began, sinceLastRun);
	const isDue = due().length > 0;
	return {
		...reading,
		slices: isDue ? [...reading.slices, {
			name: "history",
			pages: compareDue
		}] : reading.slices,
		end(ends) {
			const end = reading.end(isDue ? ends.slice(0, -1) : ends);
			if (isWhole) ranges = allCompared(ranges, windowFrom, now);
			else if (!isOff && !canKeepUp(ranges, began, sinceLastRun, plan.auditRequests)) log.warn(`at the pace of these runs --audit-requests ${plan.auditRequests} is too little to compare the history every 30 days`);
			const checkpointNow = {
				...end.checkpoint,
				history: ranges
			};
			return {
				...end,
				checkpoint: checkpointNow,
				covered: [...end.covered, ...covered]
			};
		}
	};
	function startHistory() {
		const { sweptAt } = checkpoint ?? {};
		return sweptAt && !plan.empty ? [{
			from: null,
			to: windowFrom,
			comparedAt: sweptAt
		}] : [{
			from: windowFrom,
			to: windowFrom,
			comparedAt: now
		}];
	}
	async function* compareDue() {
		const budget = { left: plan.auditRequests };
		const api = withBudget(plan.api, budget);
		const undone = /* @__PURE__ */ new Set();
		try {
			for (let range = due()[0]; range && budget.left > 0; range = due().find(({ to }) => !undone.has(to))) {
				const next = yield* compare(api, range, budget);
				if (next.length === 0) undone.add(range.to);
				else ranges = ranges.flatMap((one) => one === range ? next : one);
			}
		} catch (error) {
			if (!(error instanceof AuditBudgetUsedError)) throw error;
		}
		return {
			watermark: null,
			seen: null,
			problem: null
		};
	}
	async function* compare(api, range, budget) {
		const bounds = {
			...range.from && { from: fromFilterDate(range.from) },
			to: fromFilterDate(range.to)
		};
		const pages = [];
		const listing = noting(heads(api, range), (page) => pages.push(page));
		const first = await listing.pages(false)(plan.headsPageSize, null);
		const [oldest] = first.edges;
		const start = range.from ?? (oldest && listing.key(oldest.node)?.slice(0, 10));
		if (first.hasNextPage && oldest && start) {
			const pages = Math.ceil(1.2 * (first.total ?? 0) / first.edges.length);
			const parts = split(range, start, Math.max(2, pages));
			if (parts.length > 1) return parts;
		}
		for (const one of seenAnywhere) plan.known(one.entity, bounds.from, bounds.to);
		const stored = plan.known(entity, bounds.from, bounds.to);
		const compareWith = await comparison?.(bounds.from, bounds.to);
		const known = await stored;
		const isSame = (head) => (listing.key(head) ?? "") >= range.to || isStored(known, head, null);
		const isCurrent = compareWith ?? isSame;
		const { seen, problem } = yield* sweep({ parts: [beginningWith(listing, first, plan.headsPageSize)] }, {
			name: `${entity} before ${range.to}`,
			pageSize: plan.headsPageSize,
			began,
			times: () => [],
			warn: (message) => log.warn(message),
			isCurrent: Promise.resolve(isCurrent),
			fetchByIds: (ids) => fetch(api, ids)
		});
		if (problem || !seen) {
			log.warn(`the history is not compared: ${problem}`);
			return [];
		}
		for (const page of pages) note?.(page);
		const compared = (seenAnywhere.length > 0 ? seenAnywhere : [{
			entity,
			seen
		}]).map((one) => ({
			...one,
			...bounds
		}));
		for (const one of compared) {
			const missing = [...await plan.known(one.entity, bounds.from, bounds.to)].filter(([id, { deleted }]) => !deleted && !one.seen.has(id)).length;
			const toConfirm = Math.ceil(missing / api.idsPerRequest);
			if (toConfirm > budget.left) throw new AuditBudgetUsedError();
			budget.left -= toConfirm;
		}
		covered.push(...compared);
		return [{
			...range,
			comparedAt: now,
			sized: true
		}];
	}
}
const withBudget = (api, budget) => ({
	...api,
	request(document, variables) {
		if (budget.left === 0) throw new AuditBudgetUsedError();
		budget.left -= 1;
		return api.request(document, variables);
	}
});
// dist/sources/gazelle/feed/connection.js
function toPage(connection) {
	if (!connection) throw new GazelleFeedError("an answer came without the list that was asked for");
	const { edges, pageInfo, totalCount } = connection;
	return {
		edges: (edges ?? []).flatMap((edge) => edge?.node ? {
			cursor: edge.cursor,
			node: withId(edge.node)
		} : []),
		hasNextPage: pageInfo.hasNextPage,
		endCursor: pageInfo.endCursor,
		total: totalCount ?? null
	};
}
const nothing = {
	edges: [],
	pageInfo: {
		hasNextPage: false,
		endCursor: null
	}
};
const toPageOf = (connection) => toPage(connection ?? nothing);
function withId(node) {
	if (!node.id) throw new GazelleFeedError("a record came without an id");
	return node;
}
// dist/sources/gazelle/feed/list-all.js
const pageSize = 100;
async function listAll(name, fetch) {
	const records = /* @__PURE__ */ new Map();
	const note = (page) => {
		for (const record of page) records.set(record.id, record);
	};
	const reading = readComplete({
		pages: () => fetch,
		key: () => null
	}, {
		name,
		pageSize,
		note,
		warn: () => {}
	});
	for (let page = await reading.next();; page = await reading.next()) {
		if (!page.done) continue;
		if (page.value.problem) throw new GazelleFeedError(page.value.problem);
		return [...records.values()];
	}
}
// dist/sources/gazelle/feed/read-all.js
async function* readAll(listing, { times, began, noted, ...options }) {
	const newestOf = findNewest(began);
	let watermark = null;
	const note = (records, seen) => {
		watermark = newestOf(records.flatMap(times));
		noted?.(seen, watermark);
	};
	const end = yield* readComplete(listing, {
		...options,
		note
	});
	return {
		watermark,
		...end
	};
}
// dist/sources/gazelle/feed/slices.js
async function openSlices({ cuts, isLimited, empty, checkpoint, pageSize }, list, read, compare) {
	const wasEmpty = empty && checkpoint?.sweptAt !== void 0;
	return (cuts ? cuts.map((name) => JSON.parse(name)) : isLimited || wasEmpty ? [null] : await cut(list, pageSize)).map((filter) => {
		let place = null;
		const keep = (next) => {
			place = next;
		};
		return {
			name: JSON.stringify(filter),
			pages: (from) => read(filter, from, keep),
			place: () => place,
			...compare && { again: () => compare(filter) }
		};
	});
}
const wholeSlice = (read) => [{
	name: JSON.stringify(null),
	pages: read
}];
function joinEnds(ends) {
	const first = ends[0];
	if (first && ends.length === 1) return first;
	const seen = ends.flatMap((end) => end.seen ?? []);
	return {
		watermark: ends.reduce((newest, { watermark }) => newer(newest, watermark), null),
		seen: seen.length === ends.length ? joinSeen(seen) : null,
		problem: ends.flatMap(({ problem }) => problem ?? [])[0] ?? null
	};
}
// dist/sources/gazelle/source.js
function confirmationOf(ids, records) {
	return {
		gone: ids.filter((_, i) => records[i] === null),
		alive: records.filter((record) => record !== null)
	};
}
async function fetchListed(plan, entity, ids, fetch) {
	const records = await fetch(ids);
	const missing = ids.filter((_, i) => records[i] === null);
	plan.unanswered(entity, missing);
	return records;
}
function advance({ checkpoint, empty, began }, watermark, swept) {
	const old = empty ? null : checkpoint;
	const sweptAt = swept ? began.toString() : old?.sweptAt;
	return {
		watermark: newer(toInstant(old?.watermark), watermark)?.toString() ?? null,
		syncedAt: newer(toInstant(old?.syncedAt), began)?.toString() ?? began.toString(),
		...sweptAt && { sweptAt },
		...old?.cut && { cut: old.cut }
	};
}
// dist/sources/gazelle/appointments.js
const within$2 = ({ from, to }) => ({
	...from && { dateGet: from },
	...to && { dateLet: to }
});
const byStart = (range, reversed) => ({
	filters: range && within$2(range),
	sortBy: reversed ? ["START_DESC"] : ["START_ASC", "USER_LAST_NAME_ASC"]
});
const key = ({ start }) => start;
async function complete(api, { allEventPianos, ...event }) {
	const pianoIds = allEventPianos?.pageInfo.hasNextPage ? await fetchPianoIds(api, event.id) : (allEventPianos?.nodes ?? []).flatMap((node) => node?.piano.id ?? []);
	return {
		...event,
		pianoIds
	};
}
async function fetchPianoIds(api, eventId) {
	const fetch = async (first, after) => {
		const { event } = await api.request(PianosOfEvent, {
			eventId,
			first,
			after
		});
		const list = event?.allEventPianos;
		const edges = list?.edges?.map((edge) => edge && {
			...edge,
			node: edge.node?.piano ?? null
		}) ?? null;
		return toPageOf(list && {
			...list,
			edges
		});
	};
	return (await listAll(`pianos of ${eventId}`, fetch)).map(({ id }) => id);
}
function fetchEvents(api, ids) {
	return fetchByIds(api, {
		field: "event",
		argument: "eventId",
		fragment: EventFields
	}, ids, (event) => complete(api, event));
}
function headsOf(api, range) {
	const pages = (reversed) => {
		const order = byStart(range, reversed);
		const ask = (document) => async (first, after) => toPage((await api.request(document, {
			first,
			after,
			...order
		})).allEventsBatched);
		return aroundUnreadable({
			fetch: ask(EventHeads),
			bare: bare(EventHeads, ["start", "updatedAt"]).map(ask),
			complete: (spots) => fetchEvents(api, idsOf(spots)),
			toNode: (event) => event
		});
	};
	return {
		pages,
		key
	};
}
const reach$2 = {
	days: 7,
	firstDays: 7
};
const appointments = {
	document: Events,
	listing: {
		field: "allEventsBatched",
		statusEnum: "EventStatus"
	},
	choose({ full, empty }) {
		if (full) return {
			strategy: "full",
			reason: "everything is asked for"
		};
		if (empty) return {
			strategy: "window",
			reason: "nothing is stored yet"
		};
		return {
			strategy: "sweep",
			reason: "the ids of a window without an end can be compared"
		};
	},
	async open(plan) {
		const { api, pageSize, log, began } = plan;
		const isWhole = plan.full || plan.sweep;
		const from = isWhole ? null : windowStart(plan, toInstant(plan.checkpoint?.syncedAt), reach$2);
		const filterDate = from && toFilterDate(from);
		const covers = filterDate ? fromFilterDate(filterDate) : null;
		const window = filterDate ? {
			from: filterDate,
			to: null
		} : null;
		const options = {
			name: "appointments",
			pageSize,
			began,
			times: ({ updatedAt }) => [updatedAt],
			warn: (message) => log.warn(message)
		};
		const fetchChanged = (by, ids) => fetchListed(plan, "appointments", ids, (some) => fetchEvents(by, some));
		const audited = {
			entity: "appointments",
			heads: headsOf,
			fetch: fetchChanged
		};
		let nextCut = () => void 0;
		return withAudit(plan, audited, filterDate ?? toFilterDate(windowStart(plan, began, reach$2)), {
			strategy: appointments.choose(plan).strategy,
			slices: await openAll(),
			end(slices) {
				const { watermark, seen, problem } = joinEnds(slices);
				const covered = seen ? [{
					entity: "appointments",
					seen,
					...covers && { from: covers }
				}] : [];
				const cut = nextCut();
				return {
					checkpoint: {
						...advance(plan, watermark, isWhole && seen !== null),
						...cut && { cut }
					},
					covered,
					problem
				};
			}
		});
		async function openAll() {
			const list = byDate(api, "allEventsBatched", within$2);
			const from = began.subtract({ milliseconds: plan.overlapMs });
			const heads = (range) => headsOf(api, range);
			if (plan.full) return openSlices(plan, list, read, (range) => openSweep(from)({ parts: [inRange(range, heads)] }));
			if (plan.empty) return wholeSlice(() => read(window));
			const sweepOf = openSweep();
			const last = isWhole ? void 0 : plan.checkpoint?.cut;
			const parts = await cutSweep(plan, {
				heads,
				window,
				list,
				last
			});
			if (!isWhole) nextCut = parts.nextCut;
			return wholeSlice(() => sweepOf(parts));
		}
		function read(range) {
			return readAll(inRange(range, recordsOf), options);
		}
		function recordsOf(range) {
			const pages = (reversed) => {
				const order = byStart(range, reversed);
				const ask = (document) => async (first, after) => toPage((await api.request(document, {
					first,
					after,
					...order
				})).allEventsBatched);
				return aroundUnreadable({
					fetch: async (first, after) => mapPage(await ask(Events)(first, after), (node) => complete(api, node)),
					bare: bare(Events, ["start", "updatedAt"]).map(ask),
					complete: (spots) => fetchEvents(api, idsOf(spots)),
					toNode: (event) => event
				});
			};
			return {
				pages,
				key
			};
		}
		function openSweep(from = null) {
			const known = plan.known("appointments", covers ?? void 0);
			const lastEnd = toInstant(plan.checkpoint?.watermark)?.subtract({ milliseconds: plan.overlapMs });
			const recheckFrom = from ?? plan.since ?? lastEnd ?? began.subtract(beforeFirstEnd);
			const isCurrent = known.then((stored) => (head) => isStored(stored, head, recheckFrom));
			isCurrent.catch(() => {});
			const fetchByIds = (ids) => fetchChanged(api, ids);
			return (parts) => sweep(parts, {
				...options,
				pageSize: plan.headsPageSize,
				isCurrent,
				fetchByIds
			});
		}
	},
	async confirm(api, _entity, ids) {
		return confirmationOf(ids, await fetchEvents(api, ids));
	}
};
// dist/sources/gazelle/contacts.js
const ContactFields = graphql(`
  fragment ContactFields on PrivateContact {
    id
    firstName middleName lastName title role
    defaultEmail { email }
    defaultPhone { phoneNumber }
    defaultLocation { street1 street2 municipality region postalCode }
    isDefault isBillingDefault archived wantsEmail wantsPhone wantsText
    createdAt updatedAt
  }
`);
const ContactsOfClient = graphql(`
  query ContactsOfClient($clientId: String!, $first: Int!, $after: String) {
    client(id: $clientId) {
      allContacts(first: $first, after: $after, includeArchived: true) {
        edges { cursor node { ...ContactFields } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`, [ContactFields]);
const ContactOwner = graphql(`
  fragment ContactOwner on PrivateContact {
    id
    client { id }
  }
`);
function fetchContactsOfClient(api, clientId) {
	const fetch = async (first, after) => {
		const data = await api.request(ContactsOfClient, {
			clientId,
			first,
			after
		});
		return toPageOf(data.client?.allContacts);
	};
	return listAll(`contacts of ${clientId}`, fetch);
}
async function fetchContactOwners(api, ids) {
	const contacts = await fetchByIds(api, {
		field: "contact",
		argument: "id",
		fragment: ContactOwner
	}, ids, ({ client }) => ({ clientId: client?.id ?? null }));
	const toOwner = (found) => found instanceof Unreadable ? { clientId: null } : found;
	return new Map(ids.map((id, i) => [id, toOwner(contacts[i] ?? null)]));
}
// dist/sources/gazelle/clients-queries.js
const ClientFields = graphql(`
  fragment ClientFields on PrivateClient {
    id
    companyName status clientType tags personalNotes preferenceNotes
    localization { locale }
    lifecycleState preferredTechnicianId referredBy noContactUntil noContactReason referenceId
    custom1 custom2 custom3 custom4 custom5 custom6 custom7 custom8 custom9 custom10
    createdAt updatedAt
    defaultContact { ...ContactFields }
    allContacts(first: 10, includeArchived: true) { nodes { ...ContactFields } pageInfo { hasNextPage } }
  }
`, [ContactFields]);
const Clients = graphql(`
  query Clients($first: Int!, $after: String, $filters: PrivateAllClientsFilter, $sortBy: [ClientSort!]) {
    allClients(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...ClientFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`, [ClientFields]);
const ClientHeads = graphql(`
  query ClientHeads($first: Int!, $after: String, $filters: PrivateAllClientsFilter, $sortBy: [ClientSort!]) {
    allClients(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges {
        cursor
        node {
          id createdAt updatedAt
          defaultContact { id }
          allContacts(first: 50, includeArchived: true) { nodes { id updatedAt } pageInfo { hasNextPage } }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
// dist/sources/gazelle/feed/children.js
function allAlong(along) {
	return along.pageInfo.hasNextPage ? null : (along.nodes ?? []).filter((child) => child !== null);
}
function childrenStored(known, recheckFrom) {
	const counts = /* @__PURE__ */ new Map();
	for (const { linkedId, deleted } of known.values()) if (!deleted) counts.set(linkedId, (counts.get(linkedId) ?? 0) + 1);
	return (parentId, children) => children.length === (counts.get(parentId) ?? 0) && children.every((child) => known.get(child.id)?.linkedId === parentId && isStored(known, child, recheckFrom));
}
async function confirmChildren(api, ids, known, byIds, childrenOf) {
	const parentOf = (id) => known.get(id)?.linkedId ?? null;
	const alive = (await byIds(api, [...new Set(ids.flatMap((id) => parentOf(id) ?? []))])).filter((record) => record !== null);
	const there = new Set(alive.flatMap((record) => record instanceof Unreadable ? [] : childrenOf(record).map(({ id }) => id)));
	const unread = new Set(alive.flatMap((record) => record instanceof Unreadable ? record.id : []));
	const isGone = (id, parent) => parent !== null && !there.has(id) && !unread.has(parent);
	return {
		gone: ids.filter((id) => isGone(id, parentOf(id))),
		alive
	};
}
// dist/sources/gazelle/feed/choose-strategy.js
function chooseStrategy(situation) {
	const { full, empty, sweep, sweepEveryMs, sortable, sinceAsked, since, sweptAt, now } = situation;
	if (full) return {
		strategy: "full",
		reason: "everything is asked for"
	};
	if (empty) return {
		strategy: "full",
		reason: "nothing is stored yet"
	};
	if (sweep) return {
		strategy: "sweep",
		reason: "it is asked for"
	};
	if (!sortable) return {
		strategy: "sweep",
		reason: "the API cannot sort by UPDATED_AT_DESC"
	};
	if (!since) return {
		strategy: "sweep",
		reason: "there is no watermark to stop at"
	};
	if ((!sweptAt || isOlder(sweptAt.add({ milliseconds: sweepEveryMs }), now)) && !sinceAsked) return {
		strategy: "sweep",
		reason: "it is time to compare every id"
	};
	return {
		strategy: "newest-first",
		reason: "the API sorts by UPDATED_AT_DESC"
	};
}
// dist/sources/gazelle/feed/newest-first.js
const clockGrain = { seconds: 1 };
const firstPageSize = 25;
async function* readNewestFirst(fetch, { since, storedUntil, pageSize, now, log }) {
	const key = ({ updatedAt }) => updatedAt;
	const size = (page) => since ? Math.min(pageSize, firstPageSize * 2 ** page) : pageSize;
	let watermark = null;
	let ordered = true;
	let handedOn = 0;
	let places = 0;
	for await (const { all, fresh, start } of walkPages({
		fetch,
		key,
		size
	})) {
		watermark ??= findNewest(now().add(clockGrain))(all.map(key));
		const disorder = ordered && findDisorder(all);
		if (disorder) {
			ordered = false;
			log.warn(`the feed is not in the order asked for (${disorder.id} is newer than what came before it): reading to its end`);
		}
		const stop = since && ordered ? all.find((record) => isBefore(record, since)) : void 0;
		const records = stop && since ? fresh.filter((record) => !isBefore(record, since)) : [...fresh];
		handedOn += records.length;
		places = start + (stop ? all.indexOf(stop) : all.length);
		const unstored = storedUntil ? records.filter((record) => !isBefore(record, storedUntil)) : records;
		if (unstored.length > 0) yield unstored;
		if (stop) {
			const { id, updatedAt } = stop;
			log.info(`newest first, stopped at ${id} (${updatedAt} < ${since}) after ${handedOn} records`);
			break;
		}
	}
	return {
		watermark,
		isProven: handedOn === places
	};
}
function isBefore({ updatedAt }, since) {
	const time = toInstant(updatedAt);
	return time !== null && isOlder(time, since);
}
function findDisorder(records) {
	let previous = null;
	return records.find((record) => {
		const time = toInstant(record.updatedAt);
		if (!time) return false;
		const newer = previous !== null && isOlder(previous, time);
		previous = time;
		return newer;
	});
}
// dist/sources/gazelle/feed/incremental.js
function startOf(outlook) {
	const { checkpoint, overlapMs, began } = outlook;
	const watermark = toInstant(checkpoint?.watermark);
	const since = outlook.since ?? watermark?.subtract({ milliseconds: overlapMs }) ?? null;
	const sweptAt = toInstant(checkpoint?.sweptAt);
	const sinceAsked = outlook.since !== null;
	return {
		since,
		sweptAt,
		...chooseStrategy({
			...outlook,
			sinceAsked,
			since,
			sweptAt,
			now: began
		})
	};
}
const reach$1 = {
	days: 7,
	firstDays: 7
};
const near = { hours: 744 };
const sure = { hours: 24 };
const recordsAtOnce = 100;
async function openIncremental(collection, plan) {
	const { api, log, pageSize, began, checkpoint } = plan;
	const { entity } = collection;
	const overlap = { milliseconds: plan.overlapMs };
	const { strategy, reason, since, sweptAt } = startOf(plan);
	const isAudited = collection.current !== void 0 && !plan.sortable;
	const isPart = isAudited && strategy === "sweep" && !plan.sweep && sweptAt !== null;
	const windowFrom = toFilterDate(windowStart(plan, isPart ? toInstant(checkpoint?.syncedAt) : began, reach$1));
	const coveredFrom = fromFilterDate(windowFrom).add(sure);
	const storedUntil = collection.current && !plan.since && toInstant(checkpoint?.syncedAt)?.subtract(overlap) || null;
	const kinds = Object.entries(collection.parts ?? {});
	const parts = kinds.map(([entity]) => ({
		entity,
		seen: new IdSet()
	}));
	const partsOf = (record) => kinds.map(([, of]) => record instanceof Unreadable ? [] : of(record));
	const met = new IdSet();
	const note = ({ edges }) => {
		for (const { node } of edges) {
			if (isPart) met.set(node.id, 0);
			for (const [i, some] of partsOf(node).entries()) for (const { id } of some) parts[i]?.seen.set(id, 0);
		}
	};
	const times = (record) => [record, ...partsOf(record).flat()].map(({ updatedAt }) => updatedAt);
	const key = ({ createdAt }) => createdAt;
	const warn = (message) => log.warn(message);
	const options = {
		name: entity,
		pageSize,
		times,
		began,
		warn
	};
	const changed = [];
	const fetchByIds = (by, ids) => {
		if (isPart) changed.push(...ids);
		return fetchListed(plan, entity, ids, (some) => collection.byIds(by, some));
	};
	const unnoted = (by, filters) => ({
		pages: (reversed) => collection.heads(by, filters, reversed),
		key
	});
	const heads = (by, filters) => noting(unnoted(by, filters), note);
	const filtersOf = (range) => range && collection.within(range);
	const headsOf = (range) => heads(api, filtersOf(range));
	let nextCut = () => void 0;
	const taken = /* @__PURE__ */ new Set();
	const reading = {
		strategy,
		slices: await openAll(),
		end(ends) {
			const { watermark, seen, problem } = joinEnds(ends);
			const covered = (seen ? [{
				entity,
				seen: isPart ? met : seen
			}, ...parts] : []).map((one) => ({
				...one,
				...isPart && { from: coveredFrom }
			}));
			for (let n = 0; n < changed.length; n += recordsAtOnce) {
				const of = changed.slice(n, n + recordsAtOnce);
				covered.push(...parts.map((part) => ({
					...part,
					of
				})));
			}
			const cut = nextCut();
			return {
				checkpoint: {
					...advance(plan, watermark, seen !== null && !isPart),
					...cut && { cut }
				},
				covered,
				problem
			};
		}
	};
	if (!isAudited) return reading;
	const audited = {
		entity,
		fetch: fetchByIds,
		seen: [{
			entity,
			seen: met
		}, ...parts],
		heads: (by, range) => unnoted(by, collection.within(range)),
		note,
		async comparison(from, to) {
			const isSame = await comparison(null, from?.subtract(near), to?.add(near));
			return (head) => taken.has(head.id) || isSame(head);
		}
	};
	return withAudit({
		...plan,
		full: !isPart
	}, audited, windowFrom, reading);
	async function openAll() {
		if (strategy === "full") {
			const list = byDate(api, collection.field, collection.within, collection.current === void 0);
			const records = (range) => ({
				pages: (reversed) => collection.records(api, filtersOf(range), reversed),
				key
			});
			const read = (range) => readAll(noting(inRange(range, records), note), options);
			const from = began.subtract(overlap);
			return openSlices(plan, list, read, (range) => openSweep(comparison(from))({ parts: [inRange(range, headsOf)] }));
		}
		if (strategy === "newest-first") return wholeSlice(readNewest);
		log.info(`sweep: ${reason}`);
		if (!isPart || !collection.current) {
			const list = byDate(api, collection.field, collection.within, collection.current === void 0);
			const sweepOf = openSweep();
			const total = (collection.total && plan.early(collection.total))?.[`total_${collection.field}`]?.totalCount;
			const parts = await cutSweep(plan, {
				heads: headsOf,
				window: null,
				list,
				total,
				last: checkpoint?.cut
			});
			nextCut = parts.nextCut;
			return wholeSlice(() => sweepOf(parts));
		}
		for (const { entity: one } of [{ entity }, ...parts]) plan.known(one, coveredFrom);
		const isCurrent = comparison(storedUntil ?? since, fromFilterDate(windowFrom).subtract(near)).then(once);
		return collection.current(windowFrom).map((filters) => ({
			name: JSON.stringify(filters),
			pages: () => openSweep(isCurrent)({ parts: [heads(api, filters)] })
		}));
	}
	async function* readNewest() {
		const newestFirst = {
			since,
			storedUntil,
			pageSize,
			now: api.now,
			log
		};
		const feed = readNewestFirst(noting({
			pages: () => collection.newest(api),
			key
		}, note).pages(false), newestFirst);
		let page = await feed.next();
		for (; !page.done; page = await feed.next()) {
			if (collection.current) changed.push(...page.value.map(({ id }) => id));
			yield page.value;
		}
		const { watermark, isProven } = page.value;
		if (isProven) return {
			watermark,
			seen: null,
			problem: null
		};
		log.warn("newest first may have hidden a record among many of one time: every id is compared");
		const end = yield* openSweep()({ parts: [headsOf(null)] });
		return {
			...end,
			watermark: newer(watermark, end.watermark)
		};
	}
	async function comparison(recheck, from, to) {
		const ofParts = kinds.map(([one]) => plan.known(one, from, to));
		const known = await plan.known(entity, from, to);
		const areStored = (await Promise.all(ofParts)).map((one) => childrenStored(one, recheck));
		return (head) => {
			const row = known.get(head.id);
			const isSame = isStored(known, head, recheck) && row && (collection.isAlike?.(head, row) ?? true);
			return Boolean(isSame) && partsOf(head).every((some, i) => areStored[i]?.(head.id, some));
		};
	}
	function once(isSame) {
		return (head) => {
			if (taken.has(head.id) || isSame(head)) return true;
			taken.add(head.id);
			return false;
		};
	}
	function openSweep(isCurrent = comparison(recheckFrom(since, sweptAt, plan))) {
		isCurrent.catch(() => {});
		return (some) => sweep(some, {
			...options,
			pageSize: plan.headsPageSize,
			isCurrent,
			fetchByIds: (ids) => fetchByIds(api, ids)
		});
	}
}
function recheckFrom(since, sweptAt, { overlapMs, began }) {
	const lastSweep = sweptAt?.subtract({ milliseconds: overlapMs }) ?? null;
	if (!since) return began.subtract(beforeFirstEnd);
	return lastSweep && isOlder(lastSweep, since) ? lastSweep : since;
}
// dist/sources/gazelle/clients.js
async function toRecord$1(api, node) {
	const { allContacts, ...rest } = withId(node);
	const along = allAlong(allContacts);
	if (along) return {
		...rest,
		contacts: along
	};
	const contacts = await fetchContactsOfClient(api, rest.id);
	const isDefault = ({ id }) => id === rest.defaultContact?.id;
	const defaultContact = contacts.find(isDefault) ?? contacts.find((contact) => contact.isDefault) ?? null;
	return {
		...rest,
		defaultContact,
		contacts
	};
}
const byCreation$3 = (filters, reversed) => ({
	filters,
	sortBy: reversed ? ["CREATED_AT_DESC"] : ["CREATED_AT_ASC", "CLIENT_NAME_ASC"]
});
const byIds$3 = (api, ids) => fetchByIds(api, {
	field: "client",
	argument: "id",
	fragment: ClientFields
}, ids, (node) => toRecord$1(api, node));
function recordsBy$3(api, order) {
	const ask = (document) => async (first, after) => toPage((await api.request(document, {
		first,
		after,
		...order
	})).allClients);
	return aroundUnreadable({
		fetch: async (first, after) => mapPage(await ask(Clients)(first, after), (node) => toRecord$1(api, node)),
		bare: bare(Clients, ["createdAt", "updatedAt"]).map(ask),
		complete: (spots) => byIds$3(api, idsOf(spots)),
		toNode: (client) => client
	});
}
function headsBy$3(api, order) {
	const ask = (document) => async (first, after) => toPage((await api.request(document, {
		first,
		after,
		...order
	})).allClients);
	return aroundUnreadable({
		fetch: async (first, after) => mapPage(await ask(ClientHeads)(first, after), async (node) => {
			const { id, createdAt, updatedAt, defaultContact, allContacts } = node;
			const contacts = allAlong(allContacts) ?? await fetchContactsOfClient(api, id);
			return {
				id,
				createdAt,
				updatedAt,
				defaultContactId: defaultContact?.id ?? null,
				contacts
			};
		}),
		bare: bare(ClientHeads, ["createdAt", "updatedAt"]).map(ask),
		complete: (spots) => byIds$3(api, idsOf(spots)),
		toNode: (client) => {
			const { defaultContact = null, contacts = [] } = client instanceof Unreadable ? {} : client;
			const { id, createdAt, updatedAt } = client;
			return {
				id,
				createdAt,
				updatedAt,
				defaultContactId: defaultContact?.id ?? null,
				contacts
			};
		}
	});
}
const collection$3 = {
	entity: "clients",
	field: "allClients",
	total: totalOf("allClients"),
	within: createdWithin,
	newest: (api) => recordsBy$3(api, { sortBy: ["UPDATED_AT_DESC", "CREATED_AT_DESC"] }),
	records: (api, filters, reversed) => recordsBy$3(api, byCreation$3(filters, reversed)),
	heads: (api, filters, reversed) => headsBy$3(api, byCreation$3(filters, reversed)),
	byIds: byIds$3,
	isAlike: ({ defaultContactId }, { linkedId }) => linkedId === defaultContactId,
	parts: { contacts: ({ contacts }) => contacts }
};
const clients = {
	document: Clients,
	sorting: {
		field: "allClients",
		sortEnum: "ClientSort"
	},
	listing: {
		field: "allClients",
		statusEnum: "ClientStatus"
	},
	early: collection$3.total,
	choose: startOf,
	open: (plan) => openIncremental(collection$3, plan),
	async confirm(api, entity, ids) {
		const owners = entity === "contacts" ? await fetchContactOwners(api, ids) : null;
		const clientIds = owners ? [...new Set([...owners.values()].flatMap((owner) => owner?.clientId ?? []))] : ids;
		const records = await collection$3.byIds(api, clientIds);
		return {
			gone: ids.filter((id, i) => owners ? owners.get(id) === null : records[i] === null),
			alive: records.filter((record) => record !== null)
		};
	}
};
// dist/sources/gazelle/estimates-queries.js
const EstimateFields = graphql(`
  fragment EstimateFields on PrivateEstimate {
    id
    number
    client { id }
    contact { id }
    piano { id }
    assignedTo { id }
    createdBy { id }
    estimatedOn expiresOn recommendedTierTotal currentPerformanceLevel
    locale notes tags isArchived
    createdAt updatedAt
    allEstimateTiers {
      id
      sequenceNumber isPrimary allowSelfSchedule notes targetPerformanceLevel
      subtotal taxTotal total
      createdAt updatedAt
      allEstimateTierItems {
        id
        sequenceNumber name description educationDescription type isTaxable isTuning
        estimateTierGroup { name }
        quantity amount duration subtotal taxTotal total
        createdAt updatedAt
      }
    }
  }
`);
const Estimates = graphql(`
  query Estimates($first: Int!, $after: String, $filters: PrivateAllEstimatesFilter, $sortBy: [EstimateSort!]) {
    allEstimates(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...EstimateFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`, [EstimateFields]);
// dist/sources/gazelle/estimates.js
const byCreation$2 = (filters, reversed) => ({
	filters,
	sortBy: reversed ? ["CREATED_AT_DESC"] : ["CREATED_AT_ASC", "NUMBER_ASC"]
});
const within$1 = ({ from, to }) => ({
	...from && { expiresGet: from },
	...to && { expiresLet: to }
});
const byIds$2 = (api, ids) => fetchByIds(api, {
	field: "estimate",
	argument: "id",
	fragment: EstimateFields
}, ids, (node) => node);
const pagesOf$2 = (document) => (api, order) => {
	const ask = (one) => async (first, after) => toPage((await api.request(one, {
		first,
		after,
		...order
	})).allEstimates);
	return aroundUnreadable({
		fetch: ask(document),
		bare: bare(Estimates, ["createdAt", "updatedAt"]).map(ask),
		complete: (spots) => byIds$2(api, idsOf(spots)),
		toNode: (estimate) => estimate
	});
};
const recordsBy$2 = pagesOf$2(Estimates);
const headsBy$2 = pagesOf$2(headsIn(Estimates, [
	"allEstimates",
	"allEstimateTiers",
	"allEstimateTierItems"
]));
const tiersOf = ({ allEstimateTiers = [] }) => allEstimateTiers;
const itemsOf$1 = (head) => tiersOf(head).flatMap(({ allEstimateTierItems }) => allEstimateTierItems);
const collection$2 = {
	entity: "estimates",
	field: "allEstimates",
	within: within$1,
	newest: (api) => recordsBy$2(api, { sortBy: ["UPDATED_AT_DESC", "CREATED_AT_DESC"] }),
	records: (api, filters, reversed) => recordsBy$2(api, byCreation$2(filters, reversed)),
	heads: (api, filters, reversed) => headsBy$2(api, byCreation$2(filters, reversed)),
	byIds: byIds$2,
	parts: {
		"estimate-tiers": tiersOf,
		"estimate-tier-items": itemsOf$1
	},
	current: (from) => [{ expiresGet: from }]
};
const estimates = {
	document: Estimates,
	sorting: {
		field: "allEstimates",
		sortEnum: "EstimateSort"
	},
	choose: startOf,
	open: (plan) => openIncremental(collection$2, plan),
	async confirm(api, entity, ids, known) {
		if (entity === "estimates") return confirmationOf(ids, await byIds$2(api, ids));
		return confirmChildren(api, ids, known, byIds$2, (estimate) => [...tiersOf(estimate), ...itemsOf$1(estimate)]);
	}
};
// dist/sources/gazelle/invoices-queries.js
const InvoiceItemFields = graphql(`
  fragment InvoiceItemFields on PrivateInvoiceItem {
    id
    piano { id }
    sequenceNumber type description billable taxable
    quantity amount subTotal taxTotal total
    createdAt updatedAt
  }
`);
const InvoicePaymentFields = graphql(`
  fragment InvoicePaymentFields on PrivateInvoicePayment {
    id
    status type paymentSource
    currency { code }
    amount tipTotal notes failureReason
    paidAt createdAt
  }
`);
const InvoiceFields = graphql(`
  fragment InvoiceFields on PrivateInvoice {
    id
    number
    client { id }
    contact { id }
    assignedTo { id }
    createdBy { id }
    status
    currency { code }
    subTotal taxTotal tipTotal total paidTotal dueTotal
    dueOn netDays notes tags archived
    createdAt updatedAt
    allInvoiceItems(first: 20) { nodes { ...InvoiceItemFields } pageInfo { hasNextPage } }
    allInvoicePayments(first: 10) { nodes { ...InvoicePaymentFields } pageInfo { hasNextPage } }
  }
`, [InvoiceItemFields, InvoicePaymentFields]);
const Invoices = graphql(`
  query Invoices($first: Int!, $after: String, $filters: PrivateAllInvoicesFilter, $sortBy: [InvoiceSort!]) {
    allInvoices(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...InvoiceFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`, [InvoiceFields]);
const ItemsOfInvoice = graphql(`
  query ItemsOfInvoice($id: String!, $first: Int!, $after: String) {
    invoice(id: $id) {
      allInvoiceItems(first: $first, after: $after) {
        edges { cursor node { ...InvoiceItemFields } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`, [InvoiceItemFields]);
const PaymentsOfInvoice = graphql(`
  query PaymentsOfInvoice($id: String!, $first: Int!, $after: String) {
    invoice(id: $id) {
      allInvoicePayments(first: $first, after: $after) {
        edges { cursor node { ...InvoicePaymentFields } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`, [InvoicePaymentFields]);
// dist/sources/gazelle/invoices.js
const fetchItems = (api, id) => listAll(`items of ${id}`, async (first, after) => {
	const { invoice } = await api.request(ItemsOfInvoice, {
		id,
		first,
		after
	});
	return toPageOf(invoice?.allInvoiceItems);
});
const fetchPayments = (api, id) => listAll(`payments of ${id}`, async (first, after) => {
	const { invoice } = await api.request(PaymentsOfInvoice, {
		id,
		first,
		after
	});
	return toPageOf(invoice?.allInvoicePayments);
});
async function toRecord(api, node) {
	const { allInvoiceItems, allInvoicePayments, ...invoice } = withId(node);
	const [items, payments] = await Promise.all([allAlong(allInvoiceItems)?.map(withId) ?? fetchItems(api, invoice.id), allAlong(allInvoicePayments) ?? fetchPayments(api, invoice.id)]);
	return {
		...invoice,
		items,
		payments
	};
}
const within = ({ from, to }) => ({
	...from && { invoiceDateGet: from },
	...to && { invoiceDateLet: to }
});
const byCreation$1 = (filters, reversed) => ({
	filters,
	sortBy: reversed ? ["CREATED_AT_DESC"] : ["CREATED_AT_ASC", "NUMBER_ASC"]
});
const byIds$1 = (api, ids) => fetchByIds(api, {
	field: "invoice",
	argument: "id",
	fragment: InvoiceFields
}, ids, (node) => toRecord(api, node));
const pagesOf$1 = (document) => (api, order) => {
	const ask = (one) => async (first, after) => toPage((await api.request(one, {
		first,
		after,
		...order
	})).allInvoices);
	return aroundUnreadable({
		fetch: async (first, after) => mapPage(await ask(document)(first, after), (node) => toRecord(api, node)),
		bare: bare(Invoices, ["createdAt", "updatedAt"]).map(ask),
		complete: (spots) => byIds$1(api, idsOf(spots)),
		toNode: (invoice) => invoice
	});
};
const recordsBy$1 = pagesOf$1(Invoices);
const headsBy$1 = pagesOf$1(headsIn(Invoices, [
	"allInvoices",
	"allInvoiceItems",
	"allInvoicePayments"
]));
const paymentsOf = ({ payments = [] }) => payments.map(({ id, createdAt }) => ({
	id,
	updatedAt: createdAt
}));
const itemsOf = ({ items = [] }) => items;
const openStatuses = [
	"DRAFT",
	"OPEN",
	"OVERDUE"
];
const collection$1 = {
	entity: "invoices",
	field: "allInvoices",
	within,
	newest: (api) => recordsBy$1(api, { sortBy: ["UPDATED_AT_DESC", "CREATED_AT_DESC"] }),
	records: (api, filters, reversed) => recordsBy$1(api, byCreation$1(filters, reversed)),
	heads: (api, filters, reversed) => headsBy$1(api, byCreation$1(filters, reversed)),
	byIds: byIds$1,
	parts: {
		"invoice-items": itemsOf,
		"invoice-payments": paymentsOf
	},
	current: (from) => [{ invoiceDateGet: from }, { status: [...openStatuses] }]
};
const invoices = {
	document: Invoices,
	sorting: {
		field: "allInvoices",
		sortEnum: "InvoiceSort"
	},
	listing: {
		field: "allInvoices",
		statusEnum: "InvoiceStatus"
	},
	choose: startOf,
	open: (plan) => openIncremental(collection$1, plan),
	async confirm(api, entity, ids, known) {
		if (entity === "invoices") return confirmationOf(ids, await byIds$1(api, ids));
		return confirmChildren(api, ids, known, byIds$1, ({ items, payments }) => [...items, ...payments]);
	}
};
// dist/sources/gazelle/pianos.js
const PianoFields = graphql(`
  fragment PianoFields on PrivatePiano {
    id
    client { id }
    make model serialNumber type year location notes status
    size useType caseColor caseFinish tags hasIvory
    rental rentalContractEndsOn consignment needsRepairOrRebuilding totalLoss playerInstalled
    serviceIntervalMonths calculatedLastService calculatedNextService
    damppChaserInstalled damppChaserHumidistatModel damppChaserMfgDate
    referenceId createdAt updatedAt
  }
`);
const Pianos = graphql(`
  query Pianos($first: Int!, $after: String, $filters: PrivateAllPianosFilter, $sortBy: [PianoSort!]) {
    allPianos(first: $first, after: $after, filters: $filters, sortBy: $sortBy) {
      edges { cursor node { ...PianoFields } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`, [PianoFields]);
const [PianoHeads, PianoIds] = bare(Pianos, ["createdAt", "updatedAt"]);
const byCreation = (filters, reversed) => ({
	filters,
	sortBy: reversed ? ["CREATED_AT_DESC"] : ["CREATED_AT_ASC", "MAKE_ASC"]
});
const byIds = (api, ids) => fetchByIds(api, {
	field: "piano",
	argument: "id",
	fragment: PianoFields
}, ids, withId);
const pagesOf = (document) => (api, order) => {
	const ask = (one) => async (first, after) => toPage((await api.request(one, {
		first,
		after,
		...order
	})).allPianos);
	return aroundUnreadable({
		fetch: ask(document),
		bare: [ask(PianoHeads), ask(PianoIds)],
		complete: (spots) => byIds(api, idsOf(spots)),
		toNode: (piano) => piano
	});
};
const recordsBy = pagesOf(Pianos);
const headsBy = pagesOf(PianoHeads);
const collection = {
	entity: "pianos",
	field: "allPianos",
	total: totalOf("allPianos"),
	within: createdWithin,
	newest: (api) => recordsBy(api, { sortBy: ["UPDATED_AT_DESC", "CREATED_AT_DESC"] }),
	records: (api, filters, reversed) => recordsBy(api, byCreation(filters, reversed)),
	heads: (api, filters, reversed) => headsBy(api, byCreation(filters, reversed)),
	byIds
};
const pianos = {
	document: Pianos,
	sorting: {
		field: "allPianos",
		sortEnum: "PianoSort"
	},
	listing: {
		field: "allPianos",
		statusEnum: "PianoStatus"
	},
	early: collection.total,
	choose: startOf,
	open: (plan) => openIncremental(collection, plan),
	async confirm(api, _entity, ids) {
		return confirmationOf(ids, await collection.byIds(api, ids));
	}
};
// dist/sources/gazelle/api/enum-values.js
async function enumValues(api, name) {
	const query = writtenQuery(`query Enum_${name} { __type(name: "${name}") { enumValues { name } } }`);
	try {
		const { __type } = await api.request(query, {});
		return __type?.enumValues?.map((value) => value.name) ?? [];
	} catch (error) {
		if (error instanceof GazelleQueryError) return [];
		throw error;
	}
}
// dist/sources/gazelle/feed/bookmark.js
const ever = "1900-01-01T00:00:00Z";
async function* readOn({ fetch, time, countFrom }, from, keep, options) {
	const times = [
		null,
		ever,
		from?.at ?? null,
		options.began.toString()
	];
	const [all, dated, before = 0, recent = 0] = from ? await countFrom(times) : [];
	const start = from && all === dated && before - recent === from.seen ? from : null;
	const ask = start ? behind(fetch, time, start, before) : fetch;
	const read = toInstant(start?.watermark);
	let passes = 0;
	let page = null;
	const young = /* @__PURE__ */ new Set();
	let isYoung = true;
	const noting = async (first, after) => {
		if (after === null) passes += 1;
		page = await ask(first, after);
		for (const { node } of isYoung ? page.edges : []) {
			const instant = toInstant(time(node));
			isYoung = instant !== null && !isOlder(instant, options.began);
			if (!isYoung) break;
			young.add(node.id);
		}
		return page;
	};
	const write = writeOnce();
	const noted = (seen, watermark) => {
		const place = page && passes === 1 && placeOf(page, time);
		if (!place) return;
		const { behind, ...spot } = place;
		const count = (start?.seen ?? 0) + seen - behind - young.size;
		keep({
			...spot,
			seen: count,
			watermark: write(newer(read, watermark))
		});
	};
	const end = yield* readAll({
		pages: () => noting,
		key: time
	}, {
		...options,
		noted
	});
	return start ? {
		...end,
		watermark: newer(read, end.watermark),
		seen: null
	} : end;
}
function writeOnce() {
	let last = null;
	let written = null;
	return (time) => {
		if (time !== last) written = time?.toString() ?? null;
		last = time;
		return written;
	};
}
function placeOf({ edges }, time) {
	const last = edges.at(-1);
	const index = edges.findLastIndex(({ node }) => last && time(node) !== time(last.node));
	const [before, place] = [edges[index - 1], edges[index]];
	const at = place && time(place.node);
	return before && at ? {
		cursor: before.cursor,
		at,
		behind: edges.length - 1 - index
	} : null;
}
function behind(fetch, time, { cursor, at }, before) {
	const end = toInstant(at);
	const isBehind = (node) => {
		const instant = toInstant(time(node));
		return !instant || !end || isOlder(instant, end);
	};
	return async (first, after) => {
		const { edges, total, ...page } = await fetch(first, after ?? cursor);
		return {
			...page,
			edges: edges.filter(({ node }) => isBehind(node)),
			total: total && total - before
		};
	};
}
// dist/sources/gazelle/timeline.js
const TimelineEntries = graphql(`
  query TimelineEntries(
    $first: Int!
    $after: String
    $occurredAtGet: CoreDateTime
    $clientId: String
    $types: [TimelineEntryType!]
  ) {
    allTimelineEntries(first: $first, after: $after, occurredAtGet: $occurredAtGet, clientId: $clientId, types: $types) {
      edges {
        cursor
        node {
          id
          client { id }
          piano { id }
          appointment { id }
          invoice { id }
          estimate { id }
          user { id }
          type summary comment occurredAt
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
const reach = {
	days: 7,
	firstDays: 30
};
function entries(api, filter) {
	const ask = (document) => async (first, after) => toPage((await api.request(document, {
		first,
		after,
		...filter
	})).allTimelineEntries);
	const askAt = async (spots) => {
		const { edges } = await ask(TimelineEntries)(spots.length, spots[0]?.after ?? null);
		if (spots.some(({ id }, i) => edges[i]?.node.id !== id)) throw new GazelleFeedError("the list changed while a record of it could not be read");
		return edges.map(({ node }) => node);
	};
	return aroundUnreadable({
		fetch: ask(TimelineEntries),
		bare: bare(TimelineEntries, ["occurredAt"]).map(ask),
		complete: (spots) => inParts(spots, askAt),
		toNode: (entry) => entry
	});
}
const timeline = {
	document: TimelineEntries,
	choose: ({ full }) => full ? {
		strategy: "full",
		reason: "everything is asked for"
	} : {
		strategy: "window",
		reason: "entries have no time of their last change"
	},
	async open(plan) {
		const { checkpoint } = plan;
		const lastCovered = toInstant(checkpoint?.watermark) ?? toInstant(checkpoint?.syncedAt);
		const from = plan.full ? null : windowStart(plan, lastCovered, reach);
		if (from && !plan.empty) plan.known("timeline", from);
		const options = {
			name: "timeline entries",
			pageSize: plan.pageSize,
			times: ({ occurredAt }) => [occurredAt],
			began: plan.began,
			warn: (message) => plan.log.warn(message)
		};
		const time = ({ occurredAt }) => occurredAt;
		const readWindow = (from) => {
			const fetch = entries(plan.api, { occurredAtGet: from.toString() });
			return readAll({
				pages: () => fetch,
				key: time
			}, options);
		};
		return {
			strategy: timeline.choose(plan).strategy,
			slices: from ? wholeSlice(() => readWindow(from)) : await openSlices(plan, await byType(plan.api), (types, place, keep) => readOn({
				fetch: entries(plan.api, { types }),
				time,
				countFrom: (times) => count(plan.api, times, (at) => ({
					types,
					occurredAtGet: at
				}))
			}, place, keep, options)),
			end(slices) {
				const { watermark, seen, problem } = joinEnds(slices);
				const covered = seen ? [{
					entity: "timeline",
					seen,
					...from && { from }
				}] : [];
				return {
					checkpoint: advance(plan, watermark, plan.full && seen !== null),
					covered,
					problem
				};
			}
		};
	},
	async confirm(api, _entity, ids, known) {
		const owners = new Set(ids.flatMap((id) => known.get(id)?.linkedId ?? []));
		const shown = /* @__PURE__ */ new Map();
		for (const clientId of owners) {
			const all = await listAll(`entries of ${clientId}`, entries(api, { clientId }));
			for (const entry of all) shown.set(entry.id, entry);
		}
		return {
			gone: ids.filter((id) => known.get(id)?.linkedId && !shown.has(id)),
			alive: ids.flatMap((id) => shown.get(id) ?? [])
		};
	}
};
function count(api, all, of) {
	return countMany(api, "allTimelineEntries", all.map((one) => {
		const { types, occurredAtGet: from } = of(one);
		return [types && `types: [${types.join(" ")}]`, from && `occurredAtGet: "${from}"`].join(" ");
	}));
}
async function byType(api) {
	const types = await enumValues(api, "TimelineEntryType");
	return {
		parts: types.map((type) => [type]),
		all: types,
		join: (a, b) => [...a, ...b],
		count: (some) => count(api, some, (types) => ({ types }))
	};
}
// dist/sources/gazelle/users.js
const Users = graphql(`
  query Users {
    allUsers {
      id
      firstName lastName email status accessLevel isSchedulable timezone
      createdAt updatedAt
    }
  }
`);
const fetchUsers = async (api) => (await api.request(Users, {})).allUsers;
const users = {
	document: Users,
	early: Users,
	choose: () => ({
		strategy: "snapshot",
		reason: "they are few"
	}),
	async open(plan) {
		let began = null;
		if (!plan.empty) plan.known("users");
		async function* pages() {
			const all = plan.early(Users)?.allUsers ?? await fetchUsers(plan.api);
			began = plan.api.now();
			yield all;
			const times = all.map(({ updatedAt }) => updatedAt);
			return {
				watermark: findNewest(began)(times),
				seen: new Set(all.map(({ id }) => id)),
				problem: null
			};
		}
		return {
			strategy: "snapshot",
			slices: wholeSlice(pages),
			end(slices) {
				const { watermark, seen, problem } = joinEnds(slices);
				const covered = seen ? [{
					entity: "users",
					seen
				}] : [];
				return {
					checkpoint: advance({
						...plan,
						began: began ?? plan.began
					}, watermark, true),
					covered,
					problem
				};
			}
		};
	},
	async confirm(api, _entity, ids) {
		const all = new Map((await fetchUsers(api)).map((user) => [user.id, user]));
		if (all.size === 0) throw new GazelleFeedError("Gazelle gave no user at all, twice: none is marked as gone");
		return {
			gone: ids.filter((id) => !all.has(id)),
			alive: ids.flatMap((id) => all.get(id) ?? [])
		};
	}
};
// dist/transforms/values.js
function text(value) {
	return (value?.includes("\0") ? value.replaceAll("\0", "") : value)?.toWellFormed().trim() || null;
}
function texts(values) {
	return (values ?? []).map(text).filter((value) => value !== null);
}
function integer(field, value, note) {
	if (value == null || value === (value | 0)) return value ?? null;
	note({
		field,
		value,
		reason: `${field} is not a number that its column holds`
	});
	return null;
}
const day = "(?!0000)\\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)";
const asStored = {
	date: new RegExp(`^${day}$`),
	instant: new RegExp(`^${day}T(?:[01]\\d|2[0-3])(?::[0-5]\\d){2}(?:\\.\\d{0,8}[1-9])?Z$`)
};
function instant(field, value, note) {
	return dated(field, value, note, "instant", (trimmed) => {
		const time = Temporal.Instant.from(trimmed);
		return {
			text: time.toString(),
			year: time.toZonedDateTimeISO("UTC").year
		};
	});
}
function date(field, value, note) {
	return dated(field, value, note, "date", (trimmed) => {
		const day = Temporal.PlainDate.from(trimmed, { overflow: "reject" });
		return {
			text: day.toString(),
			year: day.year
		};
	});
}
function dated(field, value, note, expected, read) {
	try {
		const trimmed = text(value);
		if (trimmed === null || asStored[expected].test(trimmed)) return trimmed;
		const { text: stored, year } = read(trimmed);
		if (year >= 1 && year <= 9999) return stored;
		note({
			field,
			value,
			reason: `${field} is not in the years 1 to 9999`
		});
	} catch {
		note({
			field,
			value,
			reason: `${field} is not ${expected === "date" ? "a date" : "an instant"}`
		});
	}
	return null;
}
// dist/transforms/appointments.js
function toAppointmentRow(event, timezone, note) {
	const start = instant("start", event.start, note);
	const eventTimezone = text(event.timezone);
	const local = start && toLocal(start, eventTimezone, timezone);
	const pianoIds = texts(event.pianoIds);
	return {
		id: event.id,
		client_id: text(event.client?.id),
		user_id: text(event.user?.id),
		created_by_id: text(event.createdBy?.id),
		piano_id: pianoIds[0] ?? null,
		piano_ids: pianoIds,
		title: text(event.title),
		notes: text(event.notes),
		start_at: start,
		timezone: eventTimezone,
		local_date: local && date("start", local.toPlainDate().toString(), note),
		local_time: local ? local.toPlainTime().toString({ smallestUnit: "second" }) : null,
		duration_minutes: integer("duration", event.duration, note),
		status: text(event.status),
		type: text(event.type),
		is_all_day: event.isAllDay,
		confirmed_by_client: event.confirmedByClient,
		source: text(event.source),
		travel_mode: text(event.travelMode),
		address: text(event.addressLine) ?? text(event.location?.singleLineAddress),
		created_at: instant("createdAt", event.createdAt, note),
		updated_at: instant("updatedAt", event.updatedAt, note),
		deleted_at: null
	};
}
function toLocal(start, own, fallback) {
	const utc = Temporal.Instant.from(start);
	try {
		return utc.toZonedDateTimeISO(own ?? fallback);
	} catch {
		return utc.toZonedDateTimeISO(fallback);
	}
}
// dist/transforms/clients.js
const customFields = [
	1,
	2,
	3,
	4,
	5,
	6,
	7,
	8,
	9,
	10
].map((n) => `custom${n}`);
function toClientRow(client, note) {
	const contact = client.defaultContact;
	const address = contact?.defaultLocation;
	const firstName = text(contact?.firstName);
	const lastName = text(contact?.lastName);
	return {
		id: client.id,
		default_contact_id: text(contact?.id),
		company_name: text(client.companyName) ?? text([firstName, lastName].filter(Boolean).join(" ")),
		first_name: firstName,
		last_name: lastName,
		email: text(contact?.defaultEmail?.email),
		phone: text(contact?.defaultPhone?.phoneNumber),
		street1: text(address?.street1),
		street2: text(address?.street2),
		city: text(address?.municipality),
		region: text(address?.region),
		postal_code: text(address?.postalCode),
		status: text(client.status),
		client_type: text(client.clientType),
		tags: texts(client.tags),
		personal_notes: text(client.personalNotes),
		preference_notes: text(client.preferenceNotes),
		locale: text(client.localization?.locale),
		lifecycle_state: text(client.lifecycleState),
		preferred_technician_id: text(client.preferredTechnicianId),
		referred_by: text(client.referredBy),
		no_contact_until: date("noContactUntil", client.noContactUntil, note),
		no_contact_reason: text(client.noContactReason),
		reference_id: text(client.referenceId),
		custom: toCustom(client),
		created_at: instant("createdAt", client.createdAt, note),
		updated_at: instant("updatedAt", client.updatedAt, note),
		deleted_at: null
	};
}
function toCustom(client) {
	const filled = customFields.flatMap((name) => {
		const value = text(client[name]);
		return value === null ? [] : [[name, value]];
	});
	return filled.length > 0 ? Object.fromEntries(filled) : null;
}
// dist/transforms/contacts.js
function toContactRow(contact, clientId, note) {
	return {
		id: contact.id,
		client_id: clientId,
		first_name: text(contact.firstName),
		middle_name: text(contact.middleName),
		last_name: text(contact.lastName),
		title: text(contact.title),
		role: text(contact.role),
		email: text(contact.defaultEmail?.email),
		phone: text(contact.defaultPhone?.phoneNumber),
		is_default: contact.isDefault,
		is_billing_default: contact.isBillingDefault,
		archived: contact.archived,
		wants_email: contact.wantsEmail,
		wants_phone: contact.wantsPhone,
		wants_text: contact.wantsText,
		created_at: instant("createdAt", contact.createdAt, note),
		updated_at: instant("updatedAt", contact.updatedAt, note),
		deleted_at: null
	};
}
// dist/transforms/estimates.js
function toEstimateRow(estimate, note) {
	return {
		id: estimate.id,
		number: integer("number", estimate.number, note),
		client_id: text(estimate.client?.id),
		contact_id: text(estimate.contact?.id),
		piano_id: text(estimate.piano?.id),
		assigned_to_id: text(estimate.assignedTo?.id),
		created_by_id: text(estimate.createdBy?.id),
		estimated_on: date("estimatedOn", estimate.estimatedOn, note),
		expires_on: date("expiresOn", estimate.expiresOn, note),
		recommended_tier_total: integer("recommendedTierTotal", estimate.recommendedTierTotal, note),
		current_performance_level: integer("currentPerformanceLevel", estimate.currentPerformanceLevel, note),
		locale: text(estimate.locale),
		notes: text(estimate.notes),
		tags: texts(estimate.tags),
		archived: estimate.isArchived,
		created_at: instant("createdAt", estimate.createdAt, note),
		updated_at: instant("updatedAt", estimate.updatedAt, note),
		deleted_at: null
	};
}
function toEstimateTierRow(tier, estimateId, note) {
	return {
		id: tier.id,
		estimate_id: estimateId,
		sequence_number: integer("sequenceNumber", tier.sequenceNumber, note),
		is_primary: tier.isPrimary,
		allow_self_schedule: tier.allowSelfSchedule,
		notes: text(tier.notes),
		target_performance_level: integer("targetPerformanceLevel", tier.targetPerformanceLevel, note),
		sub_total: integer("subtotal", tier.subtotal, note),
		tax_total: integer("taxTotal", tier.taxTotal, note),
		total: integer("total", tier.total, note),
		created_at: instant("createdAt", tier.createdAt, note),
		updated_at: instant("updatedAt", tier.updatedAt, note),
		deleted_at: null
	};
}
function toEstimateTierItemRow(item, { estimateId, tierId }, note) {
	return {
		id: item.id,
		estimate_id: estimateId,
		tier_id: tierId,
		sequence_number: integer("sequenceNumber", item.sequenceNumber, note),
		group_name: text(item.estimateTierGroup?.name),
		name: text(item.name),
		description: text(item.description),
		education_description: text(item.educationDescription),
		type: text(item.type),
		is_taxable: item.isTaxable,
		is_tuning: item.isTuning,
		quantity: integer("quantity", item.quantity, note),
		amount: integer("amount", item.amount, note),
		duration_minutes: integer("duration", item.duration, note),
		sub_total: integer("subtotal", item.subtotal, note),
		tax_total: integer("taxTotal", item.taxTotal, note),
		total: integer("total", item.total, note),
		created_at: instant("createdAt", item.createdAt, note),
		updated_at: instant("updatedAt", item.updatedAt, note),
		deleted_at: null
	};
}
// dist/transforms/invoices.js
function toInvoiceRow(invoice, note) {
	return {
		id: invoice.id,
		number: integer("number", invoice.number, note),
		client_id: text(invoice.client?.id),
		contact_id: text(invoice.contact?.id),
		assigned_to_id: text(invoice.assignedTo?.id),
		created_by_id: text(invoice.createdBy?.id),
		status: text(invoice.status),
		currency: text(invoice.currency?.code),
		sub_total: integer("subTotal", invoice.subTotal, note),
		tax_total: integer("taxTotal", invoice.taxTotal, note),
		tip_total: integer("tipTotal", invoice.tipTotal, note),
		total: integer("total", invoice.total, note),
		paid_total: integer("paidTotal", invoice.paidTotal, note),
		due_total: integer("dueTotal", invoice.dueTotal, note),
		due_on: date("dueOn", invoice.dueOn, note),
		net_days: integer("netDays", invoice.netDays, note),
		notes: text(invoice.notes),
		tags: texts(invoice.tags),
		archived: invoice.archived,
		created_at: instant("createdAt", invoice.createdAt, note),
		updated_at: instant("updatedAt", invoice.updatedAt, note),
		deleted_at: null
	};
}
function toInvoiceItemRow(item, invoiceId, note) {
	return {
		id: item.id,
		invoice_id: invoiceId,
		piano_id: text(item.piano?.id),
		sequence_number: integer("sequenceNumber", item.sequenceNumber, note),
		type: text(item.type),
		description: text(item.description),
		billable: item.billable,
		taxable: item.taxable,
		quantity: integer("quantity", item.quantity, note),
		amount: integer("amount", item.amount, note),
		sub_total: integer("subTotal", item.subTotal, note),
		tax_total: integer("taxTotal", item.taxTotal, note),
		total: integer("total", item.total, note),
		created_at: instant("createdAt", item.createdAt, note),
		updated_at: instant("updatedAt", item.updatedAt, note),
		deleted_at: null
	};
}
function toInvoicePaymentRow(payment, invoiceId, note) {
	return {
		id: payment.id,
		invoice_id: invoiceId,
		status: text(payment.status),
		type: text(payment.type),
		payment_source: text(payment.paymentSource),
		currency: text(payment.currency?.code),
		amount: integer("amount", payment.amount, note),
		tip_total: integer("tipTotal", payment.tipTotal, note),
		notes: text(payment.notes),
		failure_reason: text(payment.failureReason),
		paid_at: instant("paidAt", payment.paidAt, note),
		created_at: instant("createdAt", payment.createdAt, note),
		deleted_at: null
	};
}
// dist/transforms/pianos.js
function toPianoRow(piano, note) {
	return {
		id: piano.id,
		client_id: text(piano.client?.id),
		make: text(piano.make),
		model: text(piano.model),
		serial_number: text(piano.serialNumber),
		type: text(piano.type),
		year: integer("year", piano.year, note),
		location: text(piano.location),
		notes: text(piano.notes),
		status: text(piano.status),
		size: text(piano.size),
		use_type: text(piano.useType),
		case_color: text(piano.caseColor),
		case_finish: text(piano.caseFinish),
		tags: texts(piano.tags),
		has_ivory: piano.hasIvory,
		rental: piano.rental,
		rental_contract_ends_on: date("rentalContractEndsOn", piano.rentalContractEndsOn, note),
		consignment: piano.consignment,
		needs_repair_or_rebuilding: piano.needsRepairOrRebuilding,
		total_loss: piano.totalLoss,
		player_installed: piano.playerInstalled,
		service_interval_months: integer("serviceIntervalMonths", piano.serviceIntervalMonths, note),
		last_service_on: date("calculatedLastService", piano.calculatedLastService, note),
		next_service_on: date("calculatedNextService", piano.calculatedNextService, note),
		dampp_chaser_installed: piano.damppChaserInstalled,
		dampp_chaser_humidistat_model: text(piano.damppChaserHumidistatModel),
		dampp_chaser_mfg_date: date("damppChaserMfgDate", piano.damppChaserMfgDate, note),
		reference_id: text(piano.referenceId),
		created_at: instant("createdAt", piano.createdAt, note),
		updated_at: instant("updatedAt", piano.updatedAt, note),
		deleted_at: null
	};
}
// dist/transforms/timeline.js
function toTimelineRow(entry, note) {
	return {
		id: entry.id,
		client_id: text(entry.client.id),
		piano_id: text(entry.piano?.id),
		appointment_id: text(entry.appointment?.id),
		invoice_id: text(entry.invoice?.id),
		estimate_id: text(entry.estimate?.id),
		user_id: text(entry.user?.id),
		type: text(entry.type),
		summary: text(entry.summary),
		comment: text(entry.comment),
		occurred_at: instant("occurredAt", entry.occurredAt, note),
		deleted_at: null
	};
}
// dist/transforms/users.js
function toUserRow(user, note) {
	return {
		id: user.id,
		first_name: text(user.firstName),
		last_name: text(user.lastName),
		email: text(user.email),
		status: text(user.status),
		access_level: text(user.accessLevel),
		is_schedulable: user.isSchedulable,
		timezone: text(user.timezone),
		created_at: instant("createdAt", user.createdAt, note),
		updated_at: instant("updatedAt", user.updatedAt, note),
		deleted_at: null
	};
}
// dist/pipeline/flows.js
const updatedColumn = "updated_at";
const part = (entity, record, toRow) => ({
	entity,
	id: record.id,
	record,
	toRow
});
const invoiceTable = {
	entity: "invoices",
	name: "gazelle_invoices",
	updatedColumn,
	timeColumn: "created_at",
	checkpoint: "invoices",
	open: {
		column: "status",
		values: openStatuses
	}
};
const estimateTable = {
	entity: "estimates",
	name: "gazelle_estimates",
	updatedColumn,
	timeColumn: "expires_on",
	checkpoint: "estimates"
};
const ofInvoice = {
	linkColumn: "invoice_id",
	parent: invoiceTable,
	mayBeEmpty: true
};
const ofEstimate = {
	linkColumn: "estimate_id",
	parent: estimateTable,
	mayBeEmpty: true
};
const flow = (definition) => definition;
const flows = [
	flow({
		name: "users",
		source: users,
		tables: [{
			entity: "users",
			name: "gazelle_users",
			updatedColumn
		}],
		parts: (user) => [part("users", user, (note) => toUserRow(user, note))]
	}),
	flow({
		name: "clients",
		source: clients,
		tables: [{
			entity: "clients",
			name: "gazelle_clients",
			updatedColumn,
			linkColumn: "default_contact_id"
		}, {
			entity: "contacts",
			name: "gazelle_contacts",
			updatedColumn,
			linkColumn: "client_id"
		}],
		parts: (client) => [part("clients", client, (note) => toClientRow(client, note)), ...client.contacts.map((contact) => part("contacts", contact, (note) => toContactRow(contact, client.id, note)))]
	}),
	flow({
		name: "pianos",
		source: pianos,
		tables: [{
			entity: "pianos",
			name: "gazelle_pianos",
			updatedColumn
		}],
		parts: (piano) => [part("pianos", piano, (note) => toPianoRow(piano, note))]
	}),
	flow({
		name: "appointments",
		source: appointments,
		tables: [{
			entity: "appointments",
			name: "gazelle_appointments",
			updatedColumn,
			timeColumn: "start_at"
		}],
		parts: (event, timezone) => [part("appointments", event, (note) => toAppointmentRow(event, timezone, note))]
	}),
	flow({
		name: "invoices",
		source: invoices,
		tables: [
			invoiceTable,
			{
				entity: "invoice-items",
				name: "gazelle_invoice_items",
				updatedColumn,
				...ofInvoice
			},
			{
				entity: "invoice-payments",
				name: "gazelle_invoice_payments",
				updatedColumn: "created_at",
				...ofInvoice
			}
		],
		parts: (invoice) => [
			part("invoices", invoice, (note) => toInvoiceRow(invoice, note)),
			...invoice.items.map((item) => part("invoice-items", item, (note) => toInvoiceItemRow(item, invoice.id, note))),
			...invoice.payments.map((payment) => part("invoice-payments", payment, (note) => toInvoicePaymentRow(payment, invoice.id, note)))
		]
	}),
	flow({
		name: "estimates",
		source: estimates,
		tables: [
			estimateTable,
			{
				entity: "estimate-tiers",
				name: "gazelle_estimate_tiers",
				updatedColumn,
				...ofEstimate
			},
			{
				entity: "estimate-tier-items",
				name: "gazelle_estimate_tier_items",
				updatedColumn,
				...ofEstimate
			}
		],
		parts: (estimate) => [part("estimates", estimate, (note) => toEstimateRow(estimate, note)), ...estimate.allEstimateTiers.flatMap((tier) => [part("estimate-tiers", tier, (note) => toEstimateTierRow(tier, estimate.id, note)), ...tier.allEstimateTierItems.map((item) => {
			const of = {
				estimateId: estimate.id,
				tierId: tier.id
			};
			return part("estimate-tier-items", item, (note) => toEstimateTierItemRow(item, of, note));
		})])]
	}),
	flow({
		name: "timeline",
		source: timeline,
		tables: [{
			entity: "timeline",
			name: "gazelle_timeline_entries",
			linkColumn: "client_id",
			timeColumn: "occurred_at"
		}],
		parts: (entry) => [part("timeline", entry, (note) => toTimelineRow(entry, note))]
	})
];
const entityNames = flows.flatMap(({ tables }) => tables.map(({ entity }) => entity));
const selectFlows = (entities) => entities.length === 0 ? flows : flows.filter(({ tables }) => tables.some(({ entity }) => entities.includes(entity)));
const tablesOf = (chosen) => chosen.flatMap(({ tables }) => tables.map(({ name }) => name));
export { enumValues as a, countMany as c, writtenQuery as d, oldestComparison as f, tablesOf as i, documents as l, flows as n, Unreadable as o, parseHistory as p, selectFlows as r, parseCut as s, entityNames as t, graphql as u };
