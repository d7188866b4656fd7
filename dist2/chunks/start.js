import { n as flows } from "./flows.js";
import { t as readMigrations } from "./migrations.js";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { once } from "node:events";
import { createServer } from "node:http";
import { createHash, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Faker, base, de, en, en_CA, fr, fr_CA, ja } from "@faker-js/faker";
import { createGraphQLError, createSchema, createYoga } from "graphql-yoga";
import { AsyncLocalStorage } from "node:async_hooks";
// dist/sandbox/gazelle/data/sizes.js
const ONE_ACCOUNT = {
	users: 4,
	clients: 1344,
	pianos: 1031,
	events: 267,
	pastEvents: 600,
	timeline: 123,
	timelineThisWeek: 24,
	pastTimeline: 3e3,
	invoices: 240,
	estimates: 40,
	contactsOfLargest: 25,
	withoutUpdatedAt: 1
};
function resolveSizes({ scale = 1, ...given } = {}) {
	const scaled = (count) => Math.max(1, Math.round(count * scale));
	const timeline = given.timeline ?? scaled(ONE_ACCOUNT.timeline);
	return {
		users: scaled(ONE_ACCOUNT.users),
		clients: scaled(ONE_ACCOUNT.clients),
		pianos: scaled(ONE_ACCOUNT.pianos),
		events: scaled(ONE_ACCOUNT.events),
		pastEvents: scaled(ONE_ACCOUNT.pastEvents),
		timelineThisWeek: Math.round(timeline * ONE_ACCOUNT.timelineThisWeek / ONE_ACCOUNT.timeline),
		pastTimeline: scaled(ONE_ACCOUNT.pastTimeline),
		invoices: scaled(ONE_ACCOUNT.invoices),
		estimates: scaled(ONE_ACCOUNT.estimates),
		contactsOfLargest: ONE_ACCOUNT.contactsOfLargest,
		withoutUpdatedAt: ONE_ACCOUNT.withoutUpdatedAt,
		...given,
		timeline
	};
}
fileURLToPath(new URL("../bin/etl", import.meta.url));
const envOf = ({ gazelle, supabase }) => ({
	GAZELLE_API_URL: gazelle.url,
	GAZELLE_API_KEY: gazelle.apiKey,
	SUPABASE_URL: supabase.url,
	SUPABASE_SECRET_KEY: supabase.secretKey
});
// dist/sandbox/gazelle/instants.js
const MINUTE = 6e4;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
function iso(at) {
	return new Date(at).toISOString().replace(".000Z", "Z");
}
const known = /* @__PURE__ */ new Map();
const mostKnown = 1e5;
function micros(instant) {
	if (instant === null) return null;
	const before = known.get(instant);
	if (before !== void 0) return before;
	if (known.size >= mostKnown) known.clear();
	const at = toMicros(instant);
	known.set(instant, at);
	return at;
}
function toMicros(instant) {
	const ms = Date.parse(instant);
	if (Number.isNaN(ms)) return null;
	const fraction = /\.(\d+)/.exec(instant)?.[1] ?? "";
	return ms * 1e3 + Number(fraction.padEnd(6, "0").slice(3, 6));
}
// dist/sandbox/gazelle/data/clients.js
const COMPANIES = [
	"\"Chez Léa\"",
	"Café L’Étoile d’Or",
	"Paroisse Saint-Cœur-de-Marie",
	"École de musique Vincent-d’Indy",
	"O'Brien & Fils, accordeurs",
	"Salle Pierre-Mercure 🎹",
	"Centre Bell; scène B",
	"Collège Jean-de-Brébeuf",
	"Église St. Andrew and St. Paul",
	"Konservatorium Köln / Außenstelle"
];
const NOTES$1 = [
	"Sonner deux fois. Le chien s’appelle Bécarre.",
	"Piano in basement, narrow stairs\nno elevator",
	"Préfère l’avant-midi ; stationnement à l’arrière.",
	"Ask for Mrs. O'Neil",
	"Très content 😊",
	"  à rappeler  "
];
const TAGS = [
	"école",
	"VIP",
	"concert",
	"église",
	"location",
	"à rappeler",
	"snowbird",
	"A=442"
];
function clientFields(dice, userIds) {
	return {
		companyName: dice.maybe(.25, () => dice.chance(.3) ? dice.pick(COMPANIES) : dice.tongue().company.name()),
		status: dice.weighted({
			ACTIVE: 80,
			INACTIVE: 12,
			PROSPECT: 5,
			NEW: 3
		}),
		clientType: dice.maybe(.4, () => dice.pick([
			"Residential",
			"School",
			"Church",
			"Studio",
			"Salle de concert"
		])),
		tags: dice.chance(.3) ? dice.faker.helpers.arrayElements(TAGS, {
			min: 1,
			max: 3
		}) : [],
		personalNotes: dice.maybe(.3, () => dice.pick(NOTES$1)),
		preferenceNotes: dice.maybe(.15, () => dice.pick(NOTES$1)),
		localization: dice.maybe(.8, () => ({
			id: null,
			locale: dice.pick([
				"fr-CA",
				"fr-CA",
				"fr-CA",
				"en-CA"
			])
		})),
		lifecycleState: dice.maybe(.7, () => dice.pick([
			"ACTIVE",
			"DORMANT",
			"NEW"
		])),
		preferredTechnicianId: dice.maybe(userIds.length > 0 ? .3 : 0, () => dice.pick(userIds)),
		referredBy: dice.maybe(.1, () => dice.faker.person.fullName()),
		noContactUntil: dice.maybe(.04, () => "2026-09-01"),
		noContactReason: dice.maybe(.04, () => "En voyage jusqu’à l’automne"),
		referenceId: dice.maybe(.2, () => String(dice.int(1e3, 99999))),
		region: dice.maybe(.6, () => "QC"),
		custom1: dice.maybe(.1, () => dice.pick([
			"oui",
			"non",
			"2 pianos"
		])),
		custom7: dice.maybe(.02, () => dice.faker.lorem.words(3))
	};
}
// dist/sandbox/gazelle/data/contacts.js
const LAST_NAMES = [
	"O'Brien",
	"D'Amours",
	"Saint-Jean",
	"Nguyễn",
	"Lévesque-Côté",
	"de la Bruère",
	"Ångström"
];
function contactFields(dice, clientId, isDefault) {
	const tongue = dice.tongue();
	const firstName = tongue.person.firstName();
	const lastName = dice.chance(.06) ? dice.pick(LAST_NAMES) : tongue.person.lastName();
	return {
		clientId,
		firstName: dice.chance(.04) ? null : firstName,
		middleName: dice.maybe(.05, () => tongue.person.firstName()),
		lastName: dice.chance(.03) ? null : lastName,
		title: dice.maybe(.2, () => dice.pick([
			"M.",
			"Mme",
			"Dr",
			"Ms."
		])),
		role: dice.maybe(.15, () => dice.pick([
			"Directrice",
			"Concierge",
			"Professeur de piano",
			"Parent"
		])),
		defaultEmail: dice.maybe(.85, () => ({
			id: `eml_${dice.int(1e9, 1e10)}`,
			email: dice.chance(.02) ? null : dice.faker.internet.email({ provider: "example.org" }),
			isDefault: true
		})),
		defaultPhone: dice.maybe(.8, () => ({
			id: `phn_${dice.int(1e9, 1e10)}`,
			phoneNumber: `+1${dice.pick([
				"514",
				"438",
				"450",
				"418",
				"819"
			])}555${dice.int(1e3, 9999)}`,
			type: dice.pick([
				"MOBILE",
				"HOME",
				"WORK",
				"UNKNOWN"
			])
		})),
		defaultLocation: dice.maybe(.75, () => location(dice)),
		isDefault,
		isBillingDefault: isDefault,
		wantsEmail: dice.chance(.9),
		wantsPhone: dice.chance(.7),
		wantsText: dice.chance(.6)
	};
}
function location(dice) {
	return {
		id: `loc_${dice.int(1e9, 1e10)}`,
		street1: dice.faker.location.streetAddress(),
		street2: dice.maybe(.15, () => `app. ${dice.int(1, 40)}`),
		municipality: dice.pick([
			"Montréal",
			"Québec",
			"Trois-Rivières",
			"Saint-Jérôme",
			"L’Assomption",
			"Laval"
		]),
		region: "QC",
		postalCode: dice.maybe(.95, () => dice.faker.location.zipCode()),
		countryCode: "CA"
	};
}
// dist/sandbox/gazelle/data/dice.js
function createDice(seed) {
	const faker = new Faker({
		locale: [
			fr_CA,
			fr,
			en,
			base
		],
		seed
	});
	const english = new Faker({
		locale: [
			en_CA,
			en,
			base
		],
		seed
	});
	const german = new Faker({
		locale: [
			de,
			en,
			base
		],
		seed
	});
	const japanese = new Faker({
		locale: [
			ja,
			en,
			base
		],
		seed
	});
	const dice = {
		faker,
		chance: (probability) => faker.number.float() < probability,
		maybe: (probability, make) => dice.chance(probability) ? make() : null,
		pick: (values) => faker.helpers.arrayElement(values),
		weighted(weights) {
			const entries = Object.entries(weights).map(([value, weight]) => ({
				value,
				weight
			}));
			return faker.helpers.weightedArrayElement(entries);
		},
		int: (min, max) => faker.number.int({
			min,
			max
		}),
		between: (from, to) => iso(Math.floor(faker.number.int({
			min: from,
			max: to
		}) / 1e3) * 1e3),
		tongue() {
			return {
				french: faker,
				english,
				german,
				japanese
			}[dice.weighted({
				french: 80,
				english: 13,
				german: 4,
				japanese: 3
			})];
		}
	};
	return dice;
}
// dist/sandbox/gazelle/data/amounts.js
const TAXES = .14975;
function lineTotals(quantity, amount, isTaxed) {
	const subTotal = quantity * amount;
	const taxTotal = isTaxed ? Math.round(subTotal * TAXES) : 0;
	return {
		subTotal,
		taxTotal,
		total: subTotal + taxTotal
	};
}
const sumOf = (records, amount) => records.reduce((sum, record) => sum + (amount(record) ?? 0), 0);
// dist/sandbox/gazelle/data/invoices.js
const WORK$1 = [
	"Accord",
	"Réglage",
	"Déplacement",
	"Replacement of strings",
	"Dampp-Chaser"
];
const localDay = (time) => iso(time - 5 * HOUR).slice(0, 10);
function withTotals(invoice) {
	const paid = invoice.payments.filter(({ status }) => status === "SUCCEEDED");
	const subTotal = sumOf(invoice.items, (item) => item.subTotal);
	const taxTotal = sumOf(invoice.items, (item) => item.taxTotal);
	const tipTotal = sumOf(paid, (payment) => payment.tipTotal);
	const total = subTotal + taxTotal + tipTotal;
	const paidTotal = sumOf(paid, ({ amount }) => amount);
	return {
		...invoice,
		subTotal,
		taxTotal,
		tipTotal,
		total,
		paidTotal,
		dueTotal: total - paidTotal
	};
}
const paymentFields = (dice, { id, amount, tipTotal = 0, at }) => ({
	id,
	amount,
	tipTotal,
	status: "SUCCEEDED",
	failureReason: null,
	notes: amount % 2 === 0 ? "Reçu sur place" : null,
	type: dice.pick([
		"CASH",
		"CHECK",
		"CREDIT_CARD",
		"ELECTRONIC_FUNDS_TRANSFER"
	]),
	paymentSource: dice.pick(["MANUAL", "STRIPE"]),
	paidAt: iso(at),
	createdAt: iso(at)
});
function invoiceFields(dice, cast, { number, created, items: count, now }) {
	const createdAt = iso(created);
	const items = Array.from({ length: count }, (_, i) => {
		const [quantity, amount, taxable] = [
			dice.int(1, 3),
			dice.int(20, 180) * 100,
			dice.chance(.9)
		];
		return {
			id: `ini_${number}_${i + 1}`,
			pianoId: dice.maybe(cast.pianos.length > 0 ? .8 : 0, () => dice.pick(cast.pianos).id),
			sequenceNumber: i + 1,
			type: dice.pick([
				"LABOR_FIXED_RATE",
				"LABOR_HOURLY",
				"EXPENSE",
				"MILEAGE"
			]),
			description: dice.pick(WORK$1),
			billable: true,
			taxable,
			quantity,
			amount,
			...lineTotals(quantity, amount, taxable),
			createdAt,
			updatedAt: createdAt
		};
	});
	const owed = sumOf(items, (item) => item.total);
	const netDays = dice.pick([
		0,
		15,
		30,
		30
	]);
	const invoiced = created - (dice.chance(.05) && created < now.getTime() - 864e6 ? dice.int(3, 50) * DAY : 0);
	const fate = dice.weighted({
		paid: 78,
		unpaid: 14,
		CANCELED: 4,
		DELETED: 4
	});
	const payments = fate === "paid" || fate === "unpaid" ? pay(fate) : [];
	const paidAt = payments.map((payment) => Date.parse(payment.createdAt));
	const updated = Math.max(created, ...paidAt);
	const dueOn = localDay(invoiced + netDays * DAY);
	const unpaid = dueOn < localDay(now.getTime()) ? "OVERDUE" : dice.pick([
		"DRAFT",
		"OPEN",
		"OPEN"
	]);
	const invoice = withTotals({
		items,
		payments
	});
	return {
		...invoice,
		number,
		clientId: dice.maybe(cast.clientIds.length > 0 ? .98 : 0, () => dice.pick(cast.clientIds)),
		contactId: dice.maybe(cast.contactIds.length > 0 ? .3 : 0, () => dice.pick(cast.contactIds)),
		assignedToId: dice.maybe(cast.userIds.length > 0 ? .9 : 0, () => dice.pick(cast.userIds)),
		createdById: dice.maybe(cast.userIds.length > 0 ? .9 : 0, () => dice.pick(cast.userIds)),
		status: fate === "CANCELED" || fate === "DELETED" ? fate : invoice.dueTotal === 0 ? "PAID" : unpaid,
		invoiceDate: localDay(invoiced),
		dueOn,
		netDays,
		notes: dice.maybe(.2, () => dice.faker.lorem.sentence()),
		tags: dice.chance(.1) ? ["école"] : [],
		archived: dice.chance(.02),
		createdAt,
		updatedAt: iso(updated)
	};
	function pay(fate) {
		const latest = Math.max(created, now.getTime() - 2 * HOUR);
		const at = (days) => {
			const then = created + days * DAY;
			return then < latest ? then : created + Math.floor(dice.int(0, latest - created) / 1e3) * 1e3;
		};
		const id = (place) => `inp_${number}_${place}`;
		const half = Math.floor(owed / 2);
		if (fate === "unpaid") return dice.chance(.3) ? [paymentFields(dice, {
			id: id(1),
			amount: half,
			at: at(3)
		})] : [];
		const failed = dice.chance(.05) ? [{
			...paymentFields(dice, {
				id: id(3),
				amount: owed,
				at: at(1)
			}),
			status: "FAILED",
			failureReason: "card_declined"
		}] : [];
		const tipTotal = dice.chance(.1) ? dice.int(5, 20) * 100 : 0;
		if (dice.chance(.75)) return [...failed, paymentFields(dice, {
			id: id(1),
			amount: owed + tipTotal,
			tipTotal,
			at: at(2)
		})];
		return [paymentFields(dice, {
			id: id(1),
			amount: half,
			at: at(2)
		}), paymentFields(dice, {
			id: id(2),
			amount: owed - half,
			at: at(20)
		})];
	}
}
// dist/sandbox/gazelle/data/estimates.js
const canEstimate = ({ userIds, pianos }) => userIds.length > 0 && pianos.some(({ clientId }) => clientId);
const WORK = [
	"Pitch raise",
	"Accord",
	"Réglage complet",
	"Marteaux neufs",
	"Dampp-Chaser"
];
function estimateFields(dice, { userIds, contactIds, pianos }, { number, created, now, isShort = false }) {
	const piano = dice.pick(pianos.filter(({ clientId }) => clientId));
	const times = {
		createdAt: iso(created),
		updatedAt: iso(created)
	};
	const itemsOf = (tier) => Array.from({ length: isShort ? 1 : dice.int(1, 4) }, (_, i) => {
		const [quantity, amount, isTaxable] = [
			dice.int(1, 3),
			dice.int(60, 900) * 100,
			dice.chance(.9)
		];
		const { subTotal, ...totals } = lineTotals(quantity, amount, isTaxable);
		return {
			id: `eti_${number}_${tier}_${i + 1}`,
			sequenceNumber: i + 1,
			groupName: dice.maybe(.3, () => "Mécanique"),
			name: dice.pick(WORK),
			description: dice.maybe(.5, () => dice.faker.lorem.sentence()),
			educationDescription: dice.maybe(.2, () => dice.faker.lorem.sentence()),
			type: dice.pick([
				"LABOR_FIXED_RATE",
				"LABOR_HOURLY",
				"EXPENSE"
			]),
			isTaxable,
			isTuning: dice.chance(.3),
			quantity,
			amount,
			duration: dice.int(1, 16) * 15,
			subtotal: subTotal,
			...totals,
			...times
		};
	});
	const allEstimateTiers = Array.from({ length: isShort ? 1 : dice.int(1, 3) }, (_, i) => {
		const items = itemsOf(i + 1);
		return {
			id: `ett_${number}_${i + 1}`,
			sequenceNumber: i + 1,
			isPrimary: i === 0,
			allowSelfSchedule: dice.chance(.5),
			notes: dice.maybe(.3, () => dice.faker.lorem.sentence()),
			targetPerformanceLevel: dice.maybe(.7, () => dice.int(5, 10)),
			subtotal: sumOf(items, ({ subtotal }) => subtotal),
			taxTotal: sumOf(items, ({ taxTotal }) => taxTotal),
			total: sumOf(items, ({ total }) => total),
			allEstimateTierItems: items,
			...times
		};
	});
	const expires = created + dice.pick([
		30,
		60,
		90
	]) * DAY;
	return {
		number,
		clientId: piano.clientId ?? "",
		pianoId: piano.id,
		contactId: dice.maybe(contactIds.length > 0 ? .3 : 0, () => dice.pick(contactIds)),
		assignedToId: dice.maybe(.9, () => dice.pick(userIds)),
		createdById: dice.pick(userIds),
		estimatedOn: localDay(created),
		expiresOn: localDay(expires),
		recommendedTierTotal: allEstimateTiers[0]?.total ?? null,
		currentPerformanceLevel: dice.maybe(.7, () => dice.int(1, 6)),
		locale: dice.pick(["fr_CA", "en_CA"]),
		notes: dice.maybe(.4, () => dice.faker.lorem.sentence()),
		tags: dice.chance(.1) ? ["urgent"] : [],
		isArchived: expires < now.getTime() && dice.chance(.4),
		allEstimateTiers,
		...times
	};
}
// dist/sandbox/gazelle/data/events.js
const TITLES = [
	"Accord",
	"Tuning",
	"Accord + réglage",
	"Concert – accord de scène",
	"Évaluation",
	"RDV dentiste"
];
function eventFields(dice, cast, start, now) {
	const type = dice.weighted({
		APPOINTMENT: 80,
		PERSONAL: 8,
		MEMO: 7,
		SYNCED: 5
	});
	const past = (micros(start) ?? 0) / 1e3 < now.getTime();
	const user = () => dice.maybe(cast.userIds.length > 0 ? .95 : 0, () => dice.pick(cast.userIds));
	return {
		...type === "APPOINTMENT" ? subject(dice, cast) : {},
		userId: user(),
		createdById: user(),
		title: dice.maybe(.9, () => dice.pick(TITLES)),
		notes: dice.maybe(.2, () => dice.pick([
			"Apporter les feutres",
			"Key under the mat 🔑",
			"Confirmé par courriel"
		])),
		start: quarterHour(start),
		timezone: dice.weighted({
			"America/Toronto": 95,
			"America/Vancouver": 3,
			"America/Halifax": 2
		}),
		duration: dice.pick([
			60,
			90,
			90,
			120,
			180
		]),
		status: past ? dice.weighted({
			COMPLETE: 84,
			CANCELED: 8,
			NO_SHOW: 3,
			ACTIVE: 5
		}) : dice.weighted({
			ACTIVE: 95,
			CANCELED: 5
		}),
		type,
		isAllDay: type === "PERSONAL" && dice.chance(.3),
		confirmedByClient: type === "APPOINTMENT" && dice.chance(.4),
		source: dice.maybe(.7, () => dice.pick([
			"MANUAL",
			"SELF_SCHEDULED",
			"GOOGLE_CALENDAR"
		])),
		travelMode: dice.maybe(.9, () => dice.pick([
			"DRIVING",
			"DRIVING",
			"TRANSIT",
			"BICYCLING"
		])),
		...place(dice, type)
	};
}
function subject(dice, { clientIds, pianos }) {
	const piano = pianos.length > 0 && dice.chance(.85) ? dice.pick(pianos) : void 0;
	const second = piano && dice.chance(.06) ? dice.pick(pianos) : void 0;
	const pianoIds = [...new Set([piano, second].flatMap((one) => one ? [one.id] : []))];
	return {
		clientId: piano?.clientId ?? (clientIds.length > 0 && dice.chance(.98) ? dice.pick(clientIds) : null),
		pianoIds
	};
}
function place(dice, type) {
	if (type !== "APPOINTMENT" || dice.chance(.3)) return {};
	const street1 = dice.faker.location.streetAddress();
	const location = {
		id: null,
		singleLineAddress: `${street1}, Montréal, QC`,
		street1,
		street2: null,
		municipality: "Montréal",
		region: "QC",
		postalCode: dice.maybe(.9, () => dice.faker.location.zipCode())
	};
	return {
		location,
		addressLine: dice.maybe(.8, () => location.singleLineAddress)
	};
}
const quarterHour = (instant) => instant.replace(/:(\d\d):\d\dZ$/, (_, minute) => {
	return `:${String(Number(minute) - Number(minute) % 15).padStart(2, "0")}:00Z`;
});
// dist/sandbox/gazelle/data/pianos.js
const MAKES = [
	"Yamaha",
	"Kawai",
	"Steinway & Sons",
	"Heintzman",
	"Lesage",
	"Willis",
	"Bösendorfer",
	"C. Bechstein",
	"河合"
];
const NOTES = [
	"Cheville lâche, do#5",
	"A4 = 438 Hz",
	"Pédale « una corda » grince",
	"Hammers reshaped 2019 👍"
];
function pianoFields(dice, clientIds) {
	const damppChaser = dice.chance(.12);
	const rental = dice.chance(.03);
	return {
		clientId: clientIds.length > 0 && dice.chance(.97) ? dice.pick(clientIds) : null,
		make: dice.maybe(.97, () => dice.pick(MAKES)),
		model: dice.maybe(.6, () => dice.pick([
			"U1",
			"U3",
			"K-300",
			"B",
			"D",
			"C3X",
			"Acajou 52\"",
			"–"
		])),
		serialNumber: dice.maybe(.7, () => dice.faker.string.alphanumeric({
			length: 7,
			casing: "upper"
		})),
		type: dice.weighted({
			UPRIGHT: 45,
			GRAND: 30,
			STUDIO: 8,
			CONSOLE: 6,
			SPINET: 4,
			UNKNOWN: 5,
			HYBRID: 1,
			HARPSICHORD: 1
		}),
		year: dice.maybe(.6, () => dice.int(1880, 2025)),
		location: dice.maybe(.4, () => dice.pick([
			"Salon",
			"Sous-sol",
			"Local B-204",
			"Scène",
			"Room 3",
			"Chœur"
		])),
		notes: dice.maybe(.25, () => dice.pick(NOTES)),
		status: dice.weighted({
			ACTIVE: 90,
			INACTIVE: 7,
			TEMPORARY_STORAGE: 2,
			UNDER_RESTORATION: 1
		}),
		size: dice.maybe(.3, () => dice.pick([
			"52\"",
			"6'11\"",
			"170 cm"
		])),
		useType: dice.maybe(.2, () => dice.pick([
			"Home",
			"Practice",
			"Concert"
		])),
		caseColor: dice.maybe(.5, () => dice.pick([
			"Noir",
			"Acajou",
			"Noyer",
			"Blanc",
			"Ebony"
		])),
		caseFinish: dice.maybe(.3, () => dice.pick([
			"Satin",
			"Poli",
			"Laqué"
		])),
		tags: dice.chance(.15) ? [dice.pick([
			"concert",
			"location",
			"école"
		])] : [],
		hasIvory: dice.chance(.08),
		rental,
		rentalContractEndsOn: rental ? "2026-08-31" : null,
		consignment: dice.chance(.01),
		needsRepairOrRebuilding: dice.chance(.06),
		totalLoss: dice.chance(.01),
		playerInstalled: dice.maybe(.9, () => dice.chance(.03)),
		serviceIntervalMonths: dice.maybe(.8, () => dice.pick([
			3,
			6,
			6,
			12,
			12,
			24
		])),
		calculatedLastService: dice.maybe(.7, () => dice.between(Date.UTC(2024, 0), Date.UTC(2026, 1)).slice(0, 10)),
		calculatedNextService: dice.maybe(.7, () => dice.between(Date.UTC(2026, 3), Date.UTC(2027, 3)).slice(0, 10)),
		damppChaserInstalled: damppChaser,
		damppChaserHumidistatModel: damppChaser ? "H-3" : null,
		damppChaserMfgDate: damppChaser ? dice.maybe(.5, () => "2021-05-01") : null,
		referenceId: dice.maybe(.1, () => `P-${dice.int(1, 9999)}`)
	};
}
// dist/sandbox/gazelle/data/timeline.js
const SUMMARIES = [
	"Piano accordé à A=440",
	"Courriel de rappel envoyé",
	"Invoice #1042 paid",
	"Note ajoutée",
	"—"
];
const COMMENTS = [
	"Humidité : 38 %",
	"Client says it's \"in tune\" 🎶",
	"Corde la3 remplacée\nà surveiller",
	"Très sec."
];
function entryFields(dice, cast, occurredAt) {
	const type = dice.weighted({
		SERVICE_ENTRY_MANUAL: 30,
		CONTACT_EMAIL_AUTOMATED: 20,
		APPOINTMENT: 15,
		USER_COMMENT: 10,
		INVOICE: 10,
		CONTACT_SMS_AUTOMATED: 8,
		PIANO_MEASUREMENT: 4,
		ESTIMATE: 3
	});
	const piano = dice.chance(.5) ? somewhere(dice, cast.pianos) : void 0;
	const appointment = type === "APPOINTMENT" ? somewhere(dice, cast.appointments) : void 0;
	return {
		clientId: appointment?.clientId ?? piano?.clientId ?? dice.pick(cast.clientIds),
		pianoId: piano?.id ?? null,
		appointmentId: appointment?.id ?? null,
		invoiceId: type === "INVOICE" ? somewhere(dice, cast.invoiceIds) ?? null : null,
		estimateId: type === "ESTIMATE" ? somewhere(dice, cast.estimateIds) ?? null : null,
		userId: dice.maybe(cast.userIds.length > 0 ? .6 : 0, () => dice.pick(cast.userIds)),
		type,
		summary: dice.maybe(.95, () => dice.pick(SUMMARIES)),
		comment: dice.maybe(.4, () => dice.pick(COMMENTS)),
		occurredAt
	};
}
const somewhere = (dice, all) => all.length > 0 ? dice.pick(all) : void 0;
// dist/sandbox/gazelle/data/populate.js
const YEAR = 365 * DAY;
function populate(world, { seed = 20260310, ...options } = {}) {
	const sizes = resolveSizes(options);
	const dice = createDice(seed);
	addUsers(world, dice, sizes);
	addClients(world, dice, sizes);
	addPianos(world, dice, sizes);
	addEvents(world, dice, sizes);
	addInvoices(world, createDice(seed + 1), sizes);
	addEstimates(world, createDice(seed + 2), sizes);
	addTimeline(world, dice, sizes);
	return world;
}
const each = (count, add) => {
	for (let index = 0; index < count; index += 1) add(index);
};
function addUsers(world, dice, { users }) {
	const now = world.now().getTime();
	each(users, (index) => {
		const firstName = dice.faker.person.firstName();
		const lastName = dice.faker.person.lastName();
		world.users.insert({
			firstName,
			lastName,
			email: `technicien${index + 1}@example.org`,
			accessLevel: index === 0 ? "ADMIN" : dice.pick([
				"TECHNICIAN",
				"ASSISTANT",
				null
			]),
			isSchedulable: dice.pick([
				true,
				true,
				null
			]),
			createdAt: iso(now - 9 * YEAR),
			updatedAt: dice.between(now - 2 * YEAR, now - 2 * HOUR)
		});
	});
}
function lifetime(world, dice, index, { count, unknown }) {
	const now = world.now().getTime();
	const span = 8 * YEAR / count;
	const created = now - 8 * YEAR - 2 * DAY + Math.floor(index * span);
	const last = dice.between(Math.max(created, now - 2 * YEAR), now - 2 * HOUR);
	const together = index % 30 === 7 && created < now - YEAR ? iso(now - 300 * DAY) : last;
	const every = Math.max(1, Math.floor(count / Math.max(1, unknown)));
	const isUnknown = index % every === 0 && index / every < unknown;
	return {
		createdAt: iso(Math.floor(created / 1e3) * 1e3),
		updatedAt: isUnknown ? null : together
	};
}
function addClients(world, dice, sizes) {
	const { clients: count, withoutUpdatedAt: unknown, contactsOfLargest } = sizes;
	const userIds = world.users.ids();
	const largest = Math.floor(count / 2);
	each(count, (index) => {
		const times = lifetime(world, dice, index, {
			count,
			unknown
		});
		const { id } = world.clients.insert({
			...clientFields(dice, userIds),
			...times
		});
		const usual = Number(dice.weighted({
			"0": 3,
			"1": 85,
			"2": 9,
			"3": 3
		}));
		const withDefault = dice.chance(.98);
		each(index === largest ? contactsOfLargest : usual, (place) => {
			const changed = {
				createdAt: times.createdAt,
				updatedAt: times.updatedAt ?? times.createdAt
			};
			const archived = place > 0 && dice.chance(.15);
			const isDefault = place === 0 && withDefault;
			world.contacts.insert({
				...contactFields(dice, id, isDefault),
				archived,
				...changed
			});
		});
	});
}
function addPianos(world, dice, { pianos: count, withoutUpdatedAt: unknown }) {
	const clientIds = world.clients.ids();
	each(count, (index) => {
		const times = lifetime(world, dice, index, {
			count,
			unknown
		});
		world.pianos.insert({
			...pianoFields(dice, clientIds),
			...times
		});
	});
}
function addEvents(world, dice, { events, pastEvents }) {
	const now = world.now().getTime();
	const cast = {
		userIds: world.users.ids(),
		clientIds: world.clients.ids(),
		pianos: world.pianos.list()
	};
	const add = (from, to) => {
		const start = dice.between(from, to);
		const made = Math.min(Date.parse(start), now) - 30 * DAY;
		const createdAt = iso(made);
		const updatedAt = dice.between(made, Math.min(Date.parse(start) + DAY, now - 2 * HOUR));
		world.events.insert({
			...eventFields(dice, cast, start, world.now()),
			createdAt,
			updatedAt
		});
	};
	each(pastEvents, () => add(now - 9 * YEAR, now - 10 * DAY));
	each(events, (index) => index % 5 === 0 ? add(now - 6 * DAY, now) : add(now, now + 120 * DAY));
}
function addTimeline(world, dice, { timeline, timelineThisWeek, pastTimeline }) {
	const now = world.now().getTime();
	const clientIds = world.clients.ids();
	if (clientIds.length === 0) return;
	const appointments = world.events.list().filter((event) => event.type === "APPOINTMENT" && event.clientId);
	const cast = {
		userIds: world.users.ids(),
		clientIds,
		pianos: world.pianos.list(),
		appointments,
		invoiceIds: world.invoices.ids(),
		estimateIds: world.estimates.ids()
	};
	const add = (from, to) => {
		world.timeline.insert(entryFields(dice, cast, dice.between(from, to)));
	};
	each(pastTimeline, () => add(now - 10 * YEAR, now - 33 * DAY));
	each(timeline - timelineThisWeek, () => add(now - 29 * DAY, now - 8 * DAY - HOUR));
	each(timelineThisWeek - 1, () => add(now - 6 * DAY, now - 10 * MINUTE));
	if (timelineThisWeek > 0) add(now - 3 * MINUTE, now - 2 * MINUTE);
}
function denser(world, index, { count, span }) {
	const ago = span * (1 - (index + 1) / count) ** 3;
	return Math.floor((world.now().getTime() - 2 * HOUR - ago) / 1e3) * 1e3;
}
const castOf = ({ users, clients, contacts, pianos }) => ({
	userIds: users.ids(),
	clientIds: clients.ids(),
	contactIds: contacts.ids(),
	pianos: pianos.list()
});
function addInvoices(world, dice, { invoices: count }) {
	const cast = castOf(world);
	each(count, (index) => {
		const created = denser(world, index, {
			count,
			span: 8 * YEAR
		});
		const items = index === 2 ? 23 : dice.int(1, 4);
		world.invoices.insert(invoiceFields(dice, cast, {
			number: index + 1,
			created,
			items,
			now: world.now()
		}));
	});
}
function addEstimates(world, dice, { estimates: count }) {
	const cast = castOf(world);
	if (!canEstimate(cast)) return;
	each(count, (index) => {
		const created = denser(world, index, {
			count,
			span: 2 * YEAR
		});
		world.estimates.insert(estimateFields(dice, cast, {
			number: index + 1,
			created,
			now: world.now()
		}));
	});
}
// dist/sandbox/gazelle/day.js
const nothing = {
	clients: 0,
	contacts: 0,
	pianos: 0,
	appointments: 0,
	timeline: 0,
	invoices: 0,
	"invoice-items": 0,
	"invoice-payments": 0,
	estimates: 0,
	"estimate-tiers": 0,
	"estimate-tier-items": 0
};
function aDayOfChanges(world) {
	const dice = createDice(Math.floor(world.now().getTime() / 6e4));
	const changes = dice.faker.helpers.shuffle([
		...clientChanges(world, dice),
		...pianoChanges(world, dice),
		...appointmentChanges(world, dice),
		...newEntries(world, dice),
		...invoiceChanges(world, createDice(world.now().getTime()))
	]);
	const evening = world.now().getTime() + DAY;
	const pause = Math.floor(DAY / (changes.length + 1) / 1e3) * 1e3;
	const done = { ...nothing };
	for (const { of, make } of changes) {
		world.advance(pause);
		make();
		for (const collection of of) done[collection] += 1;
	}
	world.advance(Math.max(0, evening - world.now().getTime()));
	return done;
}
const some = (dice, all, count) => dice.faker.helpers.arrayElements(all, count);
function clientChanges(world, dice) {
	const [contact] = some(dice, world.contacts.list(), 1);
	const others = world.clients.ids().filter((id) => id !== contact?.clientId);
	const edits = some(dice, others, contact ? 3 : 4).map((id) => {
		const personalNotes = `Rappelé : ${dice.faker.lorem.sentence()}`;
		return {
			of: ["clients"],
			make: () => world.clients.edit(id, { personalNotes })
		};
	});
	const moved = contact ? [{
		of: ["clients", "contacts"],
		make: () => world.contacts.edit(contact.id, { role: "Nouvelle adresse" }, { touchClient: true })
	}] : [];
	const added = {
		of: ["clients", "contacts"],
		make() {
			const { id } = world.clients.insert({
				...clientFields(dice, world.users.ids()),
				status: "NEW"
			});
			world.contacts.insert(contactFields(dice, id, true));
		}
	};
	return [
		...edits,
		...moved,
		added
	];
}
function pianoChanges(world, dice) {
	const edits = some(dice, world.pianos.ids(), 1).map((id) => {
		return {
			of: ["pianos"],
			make: () => world.pianos.edit(id, { notes: dice.faker.lorem.sentence() })
		};
	});
	const make = () => world.pianos.insert(pianoFields(dice, world.clients.ids()));
	return [...edits, {
		of: ["pianos"],
		make
	}];
}
function appointmentChanges(world, dice) {
	const morning = world.now().getTime();
	const near = world.events.list().filter((event) => Date.parse(event.start ?? "") > morning - 5 * DAY);
	const chosen = some(dice, near, 17);
	const cancelled = new Set(chosen.slice(0, 5));
	const edits = chosen.map((event) => {
		const changes = cancelled.has(event) ? { status: "CANCELED" } : dice.pick([{
			confirmedByClient: true,
			notes: "Confirmé"
		}, { duration: (event.duration ?? 60) + 15 }]);
		return {
			of: ["appointments"],
			make: () => world.events.edit(event.id, changes)
		};
	});
	const added = Array.from({ length: 8 }, () => {
		const make = () => {
			const cast = {
				userIds: world.users.ids(),
				clientIds: world.clients.ids(),
				pianos: world.pianos.list()
			};
			const start = dice.between(morning + 2 * DAY, morning + 60 * DAY);
			world.events.insert(eventFields(dice, cast, start, world.now()));
		};
		return {
			of: ["appointments"],
			make
		};
	});
	return [...edits, ...added];
}
function newEntries(world, dice) {
	const make = () => {
		const appointments = world.events.list().filter((event) => event.type === "APPOINTMENT" && event.clientId);
		const clientIds = world.clients.ids();
		const cast = {
			userIds: world.users.ids(),
			clientIds,
			pianos: world.pianos.list(),
			appointments,
			invoiceIds: world.invoices.ids(),
			estimateIds: world.estimates.ids()
		};
		world.timeline.insert(entryFields(dice, cast, iso(world.now())));
	};
	const entry = {
		of: ["timeline"],
		make
	};
	return new Array(world.clients.size() === 0 ? 0 : 14).fill(entry);
}
function invoiceChanges(world, dice) {
	const cast = castOf(world);
	const unpaid = world.invoices.list().filter(({ status }) => status === "OPEN" || status === "OVERDUE");
	const paid = some(dice, unpaid, 1).map(({ id }) => {
		const make = () => {
			const { payments, dueTotal, items } = world.invoices.need(id);
			const at = world.now().getTime();
			const payment = paymentFields(dice, {
				id: `inp_${id}_${at}`,
				amount: dueTotal ?? 0,
				at
			});
			world.invoices.edit(id, {
				...withTotals({
					items,
					payments: [...payments, payment]
				}),
				status: "PAID"
			});
		};
		return {
			of: ["invoices", "invoice-payments"],
			make
		};
	});
	const newest = () => {
		const now = world.now();
		return {
			number: 1e6 + Math.floor(now.getTime() / DAY),
			created: now.getTime(),
			now
		};
	};
	const written = {
		of: [
			"invoices",
			"invoice-items",
			"invoice-items"
		],
		make() {
			const { items = [], ...invoice } = invoiceFields(dice, cast, {
				...newest(),
				items: 2
			});
			world.invoices.insert({
				...invoice,
				...withTotals({
					items,
					payments: []
				}),
				status: "OPEN"
			});
		}
	};
	const of = ["estimates"];
	const make = () => {
		const { allEstimateTiers: tiers } = world.estimates.insert(estimateFields(dice, cast, {
			...newest(),
			isShort: true
		}));
		for (const { allEstimateTierItems } of tiers) of.push("estimate-tiers", ...allEstimateTierItems.map(() => "estimate-tier-items"));
	};
	return canEstimate(cast) ? [
		...paid,
		written,
		{
			of,
			make
		}
	] : [...paid, written];
}
// dist/sandbox/http/send.js
const PER_CONNECTION = /* @__PURE__ */ new Set([
	"connection",
	"content-length",
	"keep-alive",
	"transfer-encoding",
	"date"
]);
async function toAnswer(response) {
	const headers = [...response.headers].filter(([name]) => !PER_CONNECTION.has(name.toLowerCase()) && !/^access-control-/i.test(name));
	return {
		status: response.status,
		headers,
		body: Buffer.from(await response.arrayBuffer())
	};
}
async function send(response, answer, count) {
	if (response.destroyed) return;
	writeHead(response, answer);
	const body = response.req.method === "HEAD" || answer.status === 204 || answer.status === 304 ? Buffer.alloc(0) : answer.body;
	const closed = closedByPeer(response);
	count(body.length);
	await Promise.race([new Promise((done) => response.end(body, done)), closed]);
}
async function sendHalf(response, answer, count) {
	if (response.destroyed) return;
	writeHead(response, answer);
	const half = answer.body.subarray(0, Math.floor(answer.body.length / 2));
	response.flushHeaders();
	const closed = closedByPeer(response);
	count(half.length);
	await Promise.race([new Promise((done) => response.write(half, done)), closed]);
	response.destroy();
}
async function closedByPeer(response) {
	if (!response.destroyed && !response.closed) await once(response, "close");
}
function writeHead(response, { status, headers, body }) {
	response.statusCode = status;
	for (const [name, value] of headers) response.appendHeader(name, value);
	if (status !== 204 && status !== 304) response.setHeader("content-length", body.length);
}
// dist/sandbox/http/answer.js
const JSON_HEADERS = [["content-type", "application/json; charset=utf-8"]];
const HTML_HEADER = ["content-type", "text/html; charset=utf-8"];
async function answer(response, handle, fault, count) {
	switch (fault?.kind) {
		case void 0: return send(response, await toAnswer(await handle()), count);
		case "status": return send(response, statusAnswer(fault), count);
		case "reset": return reset(response);
		case "reset-after":
			await toAnswer(await handle());
			return reset(response);
		case "hang": return closedByPeer(response);
		case "truncated": return sendHalf(response, await toAnswer(await handle()), count);
		case "bad-json": return send(response, {
			status: 200,
			headers: JSON_HEADERS,
			body: bytes("{\"data\": {\"oops\"")
		}, count);
		case "graphql-errors": return send(response, await graphqlErrors(handle, fault), count);
		case "slow":
			await setTimeout(fault.ms, void 0, { ref: false });
			return send(response, await toAnswer(await handle()), count);
	}
}
const bytes = (text = "") => Buffer.from(text);
const reset = (response) => {
	response.socket?.resetAndDestroy();
};
function statusAnswer(fault) {
	const given = Object.entries(fault.headers ?? {});
	const headers = given.some(([name]) => name.toLowerCase() === "content-type") ? given : [...given, HTML_HEADER];
	return {
		status: fault.status,
		headers,
		body: bytes(fault.body)
	};
}
async function graphqlErrors(handle, fault) {
	const errors = [{ message: fault.message ?? "Something went wrong" }];
	const { data } = fault.withPartialData ? await (await handle()).json() : {};
	return {
		status: 200,
		headers: JSON_HEADERS,
		body: bytes(JSON.stringify({
			data,
			errors
		}))
	};
}
// dist/sandbox/http/faults.js
function createFaults() {
	const entries = /* @__PURE__ */ new Set();
	let applied = 0;
	return {
		add(fault) {
			const entry = {
				fault,
				seen: 0,
				used: 0
			};
			entries.add(entry);
			return () => {
				entries.delete(entry);
			};
		},
		clear: () => entries.clear(),
		get applied() {
			return applied;
		},
		take(request) {
			let chosen;
			for (const entry of entries) {
				const { match = () => true, skip = 0, times = 1 } = entry.fault;
				if (!match(request)) continue;
				entry.seen += 1;
				if (entry.seen > skip && entry.used < times) chosen ??= entry;
			}
			if (!chosen) return void 0;
			chosen.used += 1;
			applied += 1;
			return chosen.fault;
		}
	};
}
// dist/sandbox/http/recorded-request.js
function operationOf(body, path) {
	if (!body.startsWith("{")) return path;
	try {
		const { query, operationName } = JSON.parse(body);
		if (typeof query !== "string") return path;
		if (typeof operationName === "string") return operationName;
		return /\b(?:query|mutation|subscription)\s+(\w+)/.exec(query)?.[1] ?? path;
	} catch {
		return path;
	}
}
// dist/sandbox/http/serve.js
async function serve(handler, options = {}) {
	const { port = 0, latencyMs = 0, now = () => /* @__PURE__ */ new Date() } = options;
	const requests = [];
	const hooks = /* @__PURE__ */ new Set();
	const faults = createFaults();
	const hosts = /* @__PURE__ */ new Set();
	let url = "";
	async function respond(incoming, response) {
		if (!hosts.has(incoming.headers.host ?? "")) {
			response.writeHead(421).end("This server answers only to 127.0.0.1 and localhost");
			return;
		}
		const body = await readBody(incoming);
		const target = new URL(incoming.url ?? "/", url);
		const record = recordOf(requests.length + 1, incoming.method ?? "GET", target, body, now());
		requests.push(record);
		for (const hook of [...hooks]) await hook(record);
		if (latencyMs > 0) await setTimeout(latencyMs, void 0, { ref: false });
		response.setHeader("date", now().toUTCString());
		const handle = async () => handler(toRequest(incoming, target, body));
		await answer(response, handle, faults.take(record), (bytes) => {
			record.sent = bytes;
			record.endedMs = machineTime();
		});
	}
	const server = createServer((incoming, response) => {
		respond(incoming, response).catch((error) => fail(response, error));
	});
	await new Promise((done, failed) => {
		server.once("error", failed).listen(port, "127.0.0.1", done);
	});
	const { port: taken } = server.address();
	for (const name of ["127.0.0.1", "localhost"]) hosts.add(`${name}:${taken}`);
	url = `http://127.0.0.1:${taken}`;
	return {
		url,
		requests,
		faults,
		before(hook) {
			const own = (request) => hook(request);
			hooks.add(own);
			return () => {
				hooks.delete(own);
			};
		},
		close: () => new Promise((done) => {
			server.close(() => done());
			server.closeAllConnections();
		})
	};
}
async function readBody(incoming) {
	const chunks = [];
	for await (const chunk of incoming) chunks.push(chunk);
	return Buffer.concat(chunks);
}
const machineTime = () => performance.timeOrigin + performance.now();
function recordOf(n, method, target, bytes, at) {
	const body = bytes.toString();
	const { pathname: path, search } = target;
	return {
		n,
		method,
		path,
		search,
		operation: operationOf(body, path),
		body,
		received: bytes.length,
		sent: 0,
		at,
		beganMs: machineTime(),
		endedMs: 0
	};
}
function toRequest(incoming, target, body) {
	const headers = new Headers();
	for (const [name, values = []] of Object.entries(incoming.headersDistinct)) for (const value of values) headers.append(name, value);
	const method = incoming.method ?? "GET";
	return new Request(target, method === "GET" || method === "HEAD" ? {
		method,
		headers
	} : {
		method,
		headers,
		body
	});
}
function fail(response, error) {
	if (response.destroyed) return;
	if (!response.headersSent) response.statusCode = 500;
	response.end(error instanceof Error ? error.stack ?? error.message : String(error));
}
// dist/sandbox/random-key.js
const randomKey = () => randomBytes(16).toString("hex");
// dist/sandbox/gazelle/graphql/no-introspection.js
const noIntrospection = { onValidate({ addValidationRule }) {
	addValidationRule(refuseSchemaFields);
} };
function refuseSchemaFields(context) {
	return { Field(node) {
		const name = node.name.value;
		if (name !== "__schema" && name !== "__type") return;
		const on = context.getParentType()?.name;
		context.reportError(createGraphQLError(`Field '${name}' doesn't exist on type '${on}'`, { nodes: node }));
	} };
}
// dist/sandbox/gazelle/blank.js
const blankUser = {
	firstName: "",
	lastName: "",
	email: "",
	status: "ACTIVE",
	accessLevel: "TECHNICIAN",
	isSchedulable: true,
	timezone: "America/Toronto"
};
const blankClient = {
	companyName: null,
	status: "ACTIVE",
	clientType: null,
	tags: [],
	personalNotes: null,
	preferenceNotes: null,
	localization: null,
	lifecycleState: null,
	preferredTechnicianId: null,
	referredBy: null,
	noContactUntil: null,
	noContactReason: null,
	referenceId: null,
	region: null,
	custom1: null,
	custom2: null,
	custom3: null,
	custom4: null,
	custom5: null,
	custom6: null,
	custom7: null,
	custom8: null,
	custom9: null,
	custom10: null
};
const blankContact = {
	firstName: null,
	middleName: null,
	lastName: null,
	title: null,
	role: null,
	defaultEmail: null,
	defaultPhone: null,
	defaultLocation: null,
	isDefault: false,
	isBillingDefault: false,
	archived: false,
	wantsEmail: true,
	wantsPhone: true,
	wantsText: true
};
const blankPiano = {
	clientId: null,
	make: null,
	model: null,
	serialNumber: null,
	type: "UNKNOWN",
	year: null,
	location: null,
	notes: null,
	status: "ACTIVE",
	size: null,
	useType: null,
	caseColor: null,
	caseFinish: null,
	tags: [],
	hasIvory: false,
	rental: false,
	rentalContractEndsOn: null,
	consignment: false,
	needsRepairOrRebuilding: false,
	totalLoss: false,
	playerInstalled: false,
	serviceIntervalMonths: null,
	calculatedLastService: null,
	calculatedNextService: null,
	damppChaserInstalled: false,
	damppChaserHumidistatModel: null,
	damppChaserMfgDate: null,
	referenceId: null
};
const blankEvent = {
	clientId: null,
	userId: null,
	createdById: null,
	pianoIds: [],
	title: null,
	notes: null,
	start: null,
	timezone: "America/Toronto",
	duration: 60,
	status: "ACTIVE",
	type: "APPOINTMENT",
	isAllDay: false,
	confirmedByClient: false,
	source: null,
	travelMode: "DRIVING",
	addressLine: null,
	location: null
};
const blankTimelineEntry = {
	pianoId: null,
	appointmentId: null,
	invoiceId: null,
	estimateId: null,
	userId: null,
	type: "USER_COMMENT",
	summary: null,
	comment: null
};
const blankInvoice = {
	number: null,
	clientId: null,
	contactId: null,
	assignedToId: null,
	createdById: null,
	status: "DRAFT",
	currencyCode: "CAD",
	subTotal: 0,
	taxTotal: 0,
	tipTotal: 0,
	total: 0,
	paidTotal: 0,
	dueTotal: 0,
	invoiceDate: null,
	dueOn: null,
	netDays: 30,
	notes: null,
	tags: [],
	archived: false,
	items: [],
	payments: []
};
const blankEstimate = {
	number: 0,
	contactId: null,
	assignedToId: null,
	recommendedTierTotal: null,
	currentPerformanceLevel: null,
	locale: "fr_CA",
	notes: null,
	tags: [],
	isArchived: false,
	allEstimateTiers: []
};
// dist/sandbox/gazelle/ids.js
const SPACE = 36n ** 10n;
const STRIDE = 2862933555777941757n;
function createIds(prefix) {
	let count = 0n;
	return () => {
		count += 1n;
		return prefix + (count * STRIDE % SPACE).toString(36).padStart(10, "0");
	};
}
// dist/sandbox/gazelle/collection.js
function createCollection(spec) {
	const records = /* @__PURE__ */ new Map();
	const nextId = createIds(spec.prefix);
	function need(id) {
		const record = records.get(id);
		if (!record) throw new Error(`The sandbox has no ${id}`);
		return record;
	}
	return {
		get: (id) => records.get(id),
		need,
		has: (id) => records.has(id),
		list: () => [...records.values()],
		ids: () => [...records.keys()],
		size: () => records.size,
		insert(fields) {
			const record = spec.complete(fields, fields.id ?? nextId());
			if (records.has(record.id)) throw new Error(`The sandbox already has ${record.id}`);
			records.set(record.id, record);
			spec.changed();
			return record;
		},
		edit(id, changes, { touch = true } = {}) {
			const record = {
				...need(id),
				...touch ? spec.touched() : {},
				...changes
			};
			records.set(id, record);
			spec.changed();
			return record;
		},
		remove(id) {
			const gone = records.delete(id);
			if (gone) spec.changed();
			return gone;
		}
	};
}
// dist/sandbox/gazelle/world.js
const EPOCH = /* @__PURE__ */ new Date("2026-03-10T14:30:00Z");
const COMPANY = {
	id: "com_sandbox",
	name: "Pianos du Sandbox"
};
function createWorld({ now = EPOCH, tick = 0, company = COMPANY } = {}) {
	let clock = now.getTime();
	let version = 0;
	const changed = () => {
		version += 1;
		clock += tick;
	};
	const born = () => ({
		createdAt: iso(clock),
		updatedAt: iso(clock)
	});
	const touched = () => ({ updatedAt: iso(clock) });
	const users = createCollection({
		prefix: "usr_",
		complete: (fields, id) => ({
			...blankUser,
			...born(),
			...fields,
			id
		}),
		touched,
		changed
	});
	const clients = createCollection({
		prefix: "cli_",
		complete: (fields, id) => ({
			...blankClient,
			...born(),
			...fields,
			id
		}),
		touched,
		changed
	});
	const contacts = createCollection({
		prefix: "con_",
		complete: (fields, id) => ({
			...blankContact,
			...born(),
			...fields,
			id
		}),
		touched,
		changed
	});
	const pianos = createCollection({
		prefix: "ins_",
		complete: (fields, id) => ({
			...blankPiano,
			...born(),
			...fields,
			id
		}),
		touched,
		changed
	});
	const events = createCollection({
		prefix: "evt_",
		complete: (fields, id) => ({
			...blankEvent,
			...born(),
			...fields,
			id
		}),
		touched,
		changed
	});
	const invoices = createCollection({
		prefix: "inv_",
		complete: (fields, id) => ({
			...blankInvoice,
			...born(),
			...fields,
			id
		}),
		touched,
		changed
	});
	const estimates = createCollection({
		prefix: "est_",
		complete: (fields, id) => ({
			...blankEstimate,
			...born(),
			...fields,
			id
		}),
		touched,
		changed
	});
	const timeline = createCollection({
		prefix: "tme_",
		complete: (fields, id) => ({
			...blankTimelineEntry,
			occurredAt: iso(clock),
			...fields,
			id
		}),
		touched: () => ({}),
		changed
	});
	return {
		company,
		now: () => new Date(clock),
		advance(ms) {
			clock += ms;
		},
		get version() {
			return version;
		},
		users,
		clients: {
			...clients,
			remove(id) {
				for (const contact of contacts.list()) if (contact.clientId === id) contacts.remove(contact.id);
				return clients.remove(id);
			}
		},
		contacts: {
			...contacts,
			edit(id, changes, { touchClient = false, ...options } = {}) {
				const contact = contacts.edit(id, changes, options);
				if (touchClient) clients.edit(contact.clientId, {});
				return contact;
			}
		},
		pianos,
		events,
		invoices,
		estimates,
		timeline,
		size: () => ({
			users: users.size(),
			clients: clients.size(),
			contacts: contacts.size(),
			pianos: pianos.size(),
			events: events.size(),
			timeline: timeline.size(),
			invoices: invoices.size(),
			estimates: estimates.size()
		})
	};
}
// dist/sandbox/gazelle/graphql/leaves.js
function loosenLeaves(schema) {
	const asStored = (value) => value;
	for (const type of Object.values(schema.getTypeMap())) if (type.astNode?.kind === "EnumTypeDefinition") Object.assign(type, { serialize: asStored });
	readsOnly("CoreDate", /^\d{4}-\d{2}-\d{2}$/);
	readsOnly("CoreDateTime", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/);
	function readsOnly(name, shape) {
		const type = schema.getType(name);
		if (!type) throw new Error(`The SDL has no scalar ${name}`);
		const parseValue = (value) => {
			if (typeof value === "string" && shape.test(value) && !Number.isNaN(Date.parse(value))) return value;
			throw createGraphQLError(`${JSON.stringify(value)} is not a ${name}`);
		};
		const parseLiteral = (node) => parseValue("value" in node ? node.value : null);
		Object.assign(type, {
			serialize: asStored,
			parseValue,
			parseLiteral
		});
	}
}
// dist/sandbox/gazelle/graphql/filters.js
function createdWithin(record, filter) {
	return within(record.createdAt, filter.createdGet, filter.createdLet) && oneOf(record.status, filter.status);
}
function pianoMatches(piano, filter) {
	return createdWithin(piano, filter) && equals(piano.clientId, filter.clientId);
}
function eventMatches(event, filter) {
	return within(event.start, filter.dateGet, filter.dateLet) && oneOf(event.type, filter.type) && oneOf(event.status, filter.status);
}
function invoiceMatches({ invoiceDate, status }, filter) {
	return within(invoiceDate && `${invoiceDate}T00:00:00Z`, filter.invoiceDateGet, filter.invoiceDateLet) && oneOf(status, filter.status);
}
function estimateMatches({ expiresOn }, filter) {
	return within(`${expiresOn}T00:00:00Z`, filter.expiresGet, filter.expiresLet);
}
function entryMatches(entry, filter) {
	const since = filter.occurredAtGet ? micros(filter.occurredAtGet) : null;
	if (since !== null && !((micros(entry.occurredAt) ?? -Infinity) >= since)) return false;
	if (!oneOf(entry.type, filter.types)) return false;
	return equals(entry.clientId, filter.clientId) && equals(entry.pianoId, filter.pianoId);
}
const equals = (value, wanted) => wanted == null || value === wanted;
const oneOf = (value, wanted) => wanted == null || value !== null && wanted.includes(value);
function within(instant, from, to) {
	if (from == null && to == null) return true;
	const at = micros(instant);
	if (at === null) return false;
	const midnight = (date) => micros(`${date}T00:00:00Z`) ?? NaN;
	return (from == null || at >= midnight(from)) && (to == null || at <= midnight(to));
}
// dist/sandbox/gazelle/graphql/order.js
const clientSortKeys = {
	STATUS: (client) => client.status,
	CLIENT_NAME: (client) => client.companyName,
	CREATED_AT: (client) => micros(client.createdAt),
	UPDATED_AT: (client) => micros(client.updatedAt)
};
const pianoSortKeys = {
	MAKE: (piano) => piano.make,
	STATUS: (piano) => piano.status,
	CREATED_AT: (piano) => micros(piano.createdAt),
	UPDATED_AT: (piano) => micros(piano.updatedAt)
};
const invoiceSortKeys = {
	NUMBER: (invoice) => invoice.number,
	CREATED_AT: (invoice) => micros(invoice.createdAt),
	UPDATED_AT: (invoice) => micros(invoice.updatedAt)
};
const estimateSortKeys = {
	NUMBER: (estimate) => estimate.number,
	CREATED_AT: (estimate) => micros(estimate.createdAt),
	UPDATED_AT: (estimate) => micros(estimate.updatedAt)
};
const eventSortKeys = { START: (event) => micros(event.start) };
function inOrder(list, sortBy, keys) {
	const sorts = sortBy.flatMap((name) => {
		const key = keys[name.replace(/_(ASC|DESC)$/, "")];
		return key ? [{
			key,
			sign: name.endsWith("_DESC") ? -1 : 1
		}] : [];
	});
	if (sorts.length === 0) return {
		records: list,
		rank: (index) => index
	};
	const sorted = list.map((record) => ({
		record,
		values: sorts.map(({ key }) => key(record))
	})).sort((a, b) => difference(a.values, b.values));
	const ranks = [];
	for (const [index, { values }] of sorted.entries()) {
		const before = sorted[index - 1];
		const isTie = before !== void 0 && difference(before.values, values) === 0;
		ranks.push(isTie ? ranks[index - 1] ?? 0 : index);
	}
	return {
		records: sorted.map(({ record }) => record),
		rank: (index) => ranks[index] ?? index
	};
	function difference(a, b) {
		for (const [index, { sign }] of sorts.entries()) {
			const order = compare(a[index] ?? null, b[index] ?? null);
			if (order !== 0) return sign * order;
		}
		return 0;
	}
}
function compare(a, b) {
	if (a === b) return 0;
	if (a === null) return 1;
	if (b === null) return -1;
	return a < b ? -1 : 1;
}
// dist/sandbox/gazelle/graphql/cursor.js
function encodeCursor(position) {
	return Buffer.from(String(position)).toString("base64url");
}
function decodeCursor(cursor) {
	const position = cursorText(cursor);
	if (!/^\d+$/.test(position)) throw createGraphQLError(`Invalid cursor: ${JSON.stringify(cursor)}`);
	return Number(position);
}
function samePlace(cursor) {
	return encodeCursor(`0${cursor ? cursorText(cursor) : ""}`);
}
const cursorText = (cursor) => Buffer.from(cursor, "base64url").toString();
// dist/sandbox/gazelle/graphql/connection.js
function paginate(list, args, cap) {
	const { first, after, last, before } = args;
	refuseNegative(first, last);
	let start = Math.min(after ? decodeCursor(after) : 0, list.length);
	let end = before ? Math.max(start, Math.min(decodeCursor(before) - 1, list.length)) : list.length;
	if (first != null || last == null) end = Math.min(end, start + Math.min(first ?? cap, cap));
	if (last != null) start = Math.max(start, end - Math.min(last, cap));
	const edges = list.slice(start, end).map((node, index) => ({
		cursor: encodeCursor(start + index + 1),
		node
	}));
	return {
		edges,
		nodes: edges.map((edge) => edge.node),
		pageInfo: {
			startCursor: edges.at(0)?.cursor ?? null,
			endCursor: edges.at(-1)?.cursor ?? null,
			hasNextPage: end < list.length,
			hasPreviousPage: start > 0
		},
		totalCount: list.length
	};
}
function refuseNegative(...counts) {
	if (counts.some((count) => count != null && count < 0)) throw createGraphQLError("`first` and `last` must not be negative");
}
// dist/sandbox/gazelle/graphql/ties.js
function shuffleTies({ records, rank }, end) {
	const shuffled = [...records];
	for (let from = 0; from < shuffled.length;) {
		let to = from + 1;
		while (to < shuffled.length && rank(to) === rank(from)) to += 1;
		if (to - from > 1) {
			const ties = shuffled.slice(from, to).map((record) => ({
				record,
				at: whim(record.id, end)
			}));
			ties.sort((a, b) => a.at < b.at ? -1 : 1);
			shuffled.splice(from, to - from, ...ties.map(({ record }) => record));
		}
		from = to;
	}
	return shuffled;
}
const whim = (id, end) => createHash("md5").update(`${id} ${end}`).digest("hex");
// dist/sandbox/gazelle/graphql/pages.js
function createPages(settings) {
	const pagesOf = /* @__PURE__ */ new Map();
	const ended = /* @__PURE__ */ new Set();
	return (read, list, args) => {
		const number = args.after ? (pagesOf.get(read) ?? 0) + 1 : 1;
		pagesOf.set(read, number);
		const { shortPages = Infinity, emptyPages = [], repeatCursor = false } = settings.quirks;
		const { shuffledTies = false, endsEarly, miscounts = 0 } = settings.quirks;
		const cap = Math.min(settings.pageCap, shortPages);
		const end = (args.after ? decodeCursor(args.after) : 0) + Math.min(args.first ?? cap, cap);
		const page = paginate(shuffledTies ? shuffleTies(list, end) : list.records, args, cap);
		page.totalCount += miscounts;
		if (endsEarly && end >= endsEarly.at && page.pageInfo.hasNextPage && (endsEarly.lasting || !ended.has(read))) {
			ended.add(read);
			page.pageInfo.hasNextPage = false;
		}
		if (emptyPages.includes(number)) return emptied(page, args);
		return repeatCursor ? withOneCursor(page) : page;
	};
}
function emptied(page, { after }) {
	const pageInfo = {
		...page.pageInfo,
		startCursor: null,
		endCursor: samePlace(after),
		hasNextPage: true
	};
	return {
		...page,
		edges: [],
		nodes: [],
		pageInfo
	};
}
function withOneCursor(page) {
	const cursor = encodeCursor(1);
	return {
		...page,
		edges: page.edges.map((edge) => ({
			...edge,
			cursor
		})),
		pageInfo: {
			...page.pageInfo,
			startCursor: cursor,
			endCursor: cursor
		}
	};
}
// dist/sandbox/gazelle/graphql/query-resolvers.js
function queryResolvers(world, settings, views) {
	const page = createPages(settings);
	function listed(field, { filters, sortBy }, all, matches, keys) {
		const asked = sortBy ?? [];
		const sorts = settings.quirks.unorderedUpdatedAt && asked.some((name) => name.startsWith("UPDATED_AT")) ? [] : asked;
		const isHiding = settings.quirks.hidesInactive && !JSON.stringify(filters ?? {}).includes("\"status\"");
		const key = JSON.stringify([
			field,
			filters,
			sorts,
			isHiding
		]);
		return {
			key,
			list: views(key, () => {
				const shown = (record) => !isHiding || record.status !== "INACTIVE";
				const kept = all().filter((record) => shown(record) && matches(record, filters ?? {}));
				return inOrder(sorts.length > 0 && settings.ties === "reversed" ? kept.reverse() : kept, sorts, keys);
			})
		};
	}
	return {
		company: () => world.company,
		allUsers: () => world.users.list(),
		allClients(_, args) {
			const { key, list } = listed("clients", args, world.clients.list, createdWithin, clientSortKeys);
			return page(key, list, args);
		},
		allPianos(_, args) {
			const { key, list } = listed("pianos", args, world.pianos.list, pianoMatches, pianoSortKeys);
			return page(key, list, args);
		},
		allEventsBatched(_, args) {
			const { key, list } = listed("events", args, world.events.list, eventMatches, eventSortKeys);
			return page(key, list, args);
		},
		allInvoices(_, args) {
			const { key, list } = listed("invoices", args, world.invoices.list, invoiceMatches, invoiceSortKeys);
			return page(key, list, args);
		},
		allEstimates(_, args) {
			const { key, list } = listed("estimates", args, world.estimates.list, estimateMatches, estimateSortKeys);
			return page(key, list, args);
		},
		allTimelineEntries(_, { clientId, pianoId, occurredAtGet, types, ...args }) {
			const { key, list } = listed("timeline", {
				filters: {
					clientId: clientId ?? null,
					pianoId: pianoId ?? null,
					occurredAtGet: occurredAtGet ?? null,
					types: types ?? null
				},
				sortBy: ["OCCURRED_AT_DESC"]
			}, world.timeline.list, entryMatches, { OCCURRED_AT: (entry) => micros(entry.occurredAt) });
			return page(key, list, args);
		},
		client: (_, { id, clientId }) => world.clients.get(id ?? clientId ?? ""),
		contact: (_, { id }) => world.contacts.get(id),
		piano: (_, { id, pianoId }) => world.pianos.get(id ?? pianoId ?? ""),
		invoice: (_, { id }) => world.invoices.get(id),
		estimate: (_, { id }) => world.estimates.get(id),
		event: (_, { eventId }) => world.events.get(eventId)
	};
}
// dist/sandbox/gazelle/graphql/gone.js
const NEVER = {
	createdAt: null,
	updatedAt: null
};
const LONG_AGO = {
	createdAt: iso(0),
	updatedAt: iso(0)
};
function followers(world) {
	return {
		user: follow(world.users, (id) => ({
			...blankUser,
			...LONG_AGO,
			id
		})),
		client: follow(world.clients, (id) => ({
			...blankClient,
			...NEVER,
			id
		})),
		piano: follow(world.pianos, (id) => ({
			...blankPiano,
			...NEVER,
			id
		})),
		invoice: follow(world.invoices, (id) => ({
			...blankInvoice,
			...NEVER,
			id
		})),
		event: follow(world.events, (id) => ({
			...blankEvent,
			...NEVER,
			id
		}))
	};
}
function follow(collection, gone) {
	return (id) => id === null ? null : collection.get(id) ?? gone(id);
}
// dist/sandbox/gazelle/graphql/phone.js
function formatPhone(number, format) {
	const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number ?? "") ?? [];
	if (!area || !format) return number;
	if (format === "NATIONAL") return `(${area}) ${exchange}-${line}`;
	return format === "INTERNATIONAL" ? `+1 ${area}-${exchange}-${line}` : number;
}
// dist/sandbox/gazelle/graphql/type-resolvers.js
const EVENT_PIANOS_CAP = 100;
function typeResolvers(world, settings, views) {
	const follow = followers(world);
	const contactsOf = (clientId) => {
		return views("contacts by client", () => Map.groupBy(world.contacts.list(), (one) => one.clientId)).get(clientId) ?? [];
	};
	const byId = (id) => id === null ? null : { id };
	return {
		PrivateClient: {
			defaultContact: (client) => contactsOf(client.id).find((contact) => contact.isDefault),
			allContacts(client, args) {
				const all = contactsOf(client.id);
				return paginate(args.includeArchived ? all : all.filter((one) => !one.archived), args, settings.pageCap);
			}
		},
		PrivateContact: { client: (contact) => follow.client(contact.clientId) },
		PrivateContactPhone: { phoneNumber: (phone, { format }) => formatPhone(phone.phoneNumber, format) },
		PrivatePiano: { client: (piano) => follow.client(piano.clientId) },
		PrivateEvent: {
			client: (event) => follow.client(event.clientId),
			user: (event) => follow.user(event.userId),
			createdBy: (event) => follow.user(event.createdById),
			allEventPianos(event, args) {
				return paginate(event.pianoIds.map((id, index) => ({
					isTuning: index === 0,
					piano: follow.piano(id)
				})), args, EVENT_PIANOS_CAP);
			}
		},
		PrivateInvoice: {
			client: (invoice) => follow.client(invoice.clientId),
			contact: (invoice) => byId(invoice.contactId),
			assignedTo: (invoice) => follow.user(invoice.assignedToId),
			createdBy: (invoice) => follow.user(invoice.createdById),
			currency: (invoice) => ({ code: invoice.currencyCode }),
			allInvoiceItems: (invoice, args) => paginate(invoice.items, args, settings.pageCap),
			allInvoicePayments: (invoice, args) => paginate(invoice.payments, args, settings.pageCap)
		},
		PrivateInvoiceItem: { piano: (item) => follow.piano(item.pianoId) },
		PrivateInvoicePayment: { currency: () => ({ code: blankInvoice.currencyCode }) },
		PrivateEstimate: {
			client: (estimate) => follow.client(estimate.clientId),
			contact: (estimate) => byId(estimate.contactId),
			piano: (estimate) => follow.piano(estimate.pianoId),
			assignedTo: (estimate) => follow.user(estimate.assignedToId),
			createdBy: (estimate) => follow.user(estimate.createdById)
		},
		PrivateEstimateTierItem: { estimateTierGroup: ({ groupName }) => groupName && { name: groupName } },
		PrivateTimelineEntry: {
			client: (entry) => follow.client(entry.clientId),
			piano: (entry) => follow.piano(entry.pianoId),
			appointment: (entry) => follow.event(entry.appointmentId),
			invoice: (entry) => follow.invoice(entry.invoiceId),
			estimate: (entry) => byId(entry.estimateId),
			user: (entry) => follow.user(entry.userId)
		}
	};
}
// dist/sandbox/gazelle/graphql/views.js
const MOST = 50;
function createViews(world) {
	const held = /* @__PURE__ */ new Map();
	let version = world.version;
	return (key, compute) => {
		if (world.version !== version || held.size > MOST) held.clear();
		version = world.version;
		const known = held.get(key);
		if (known) return known();
		const value = compute();
		held.set(key, () => value);
		return value;
	};
}
// dist/sandbox/gazelle/graphql/schema.js
const SDL = ["../../../", "../../../../"].map((root) => new URL(`${root}sources/gazelle/api/schema.graphql`, import.meta.url)).find((url) => existsSync(url));
function resolversOf(world, settings) {
	const views = createViews(world);
	return {
		PrivateQuery: queryResolvers(world, settings, views),
		...typeResolvers(world, settings, views)
	};
}
function createApiSchema(updatedAtSort, drift = (sdl) => sdl) {
	if (!SDL) throw new Error("schema.graphql is missing from this installation.");
	const sdl = drift(readFileSync(SDL, "utf8"));
	const schema = createSchema({
		typeDefs: updatedAtSort ? sdl : sdl.replaceAll(/^ +UPDATED_AT_(ASC|DESC)\n/gm, ""),
		resolvers: handedOn(resolversOf(createWorld(), {
			pageCap: 0,
			quirks: {},
			ties: "stable"
		}))
	});
	loosenLeaves(schema);
	return schema;
}
function handedOn(fields) {
	const entries = Object.entries(fields).map(([type, named]) => {
		const delegates = Object.keys(named).map((field) => [field, (parent, args, { resolvers }) => resolvers[type]?.[field]?.(parent, args)]);
		return [type, Object.fromEntries(delegates)];
	});
	return Object.fromEntries(entries);
}
// dist/sandbox/gazelle/graphql/api.js
const drifts = [];
function driftNumber(drift) {
	if (!drifts.includes(drift)) drifts.push(drift);
	return drifts.indexOf(drift);
}
const made = /* @__PURE__ */ new Map();
function apiOf(options, drift) {
	const key = JSON.stringify([options, drift && driftNumber(drift)]);
	const api = made.get(key) ?? createApi(options, drift);
	made.set(key, api);
	return api;
}
function createApi({ endpoint, updatedAtSort, introspection }, drift) {
	return createYoga({
		schema: createApiSchema(updatedAtSort, drift),
		graphqlEndpoint: endpoint,
		plugins: introspection === "refused" ? [noIntrospection] : [],
		maskedErrors: false,
		logging: false,
		landingPage: false,
		graphiql: false,
		cors: false
	});
}
// dist/sandbox/gazelle/oauth.js
function createOAuth(config) {
	let accessToken = config ? "gz_access_0" : null;
	let refreshToken = config?.refreshToken ?? null;
	let refreshes = 0;
	const oauth = {
		get accessToken() {
			return accessToken;
		},
		get refreshToken() {
			return refreshToken;
		},
		get refreshes() {
			return refreshes;
		},
		expireAccessToken() {
			accessToken = null;
		},
		expiresIn: 7200,
		omitRefreshToken: false,
		async answer(request) {
			const type = request.headers.get("content-type") ?? "";
			if (request.method !== "POST" || !type.includes("application/x-www-form-urlencoded")) return refused(400, "invalid_request");
			const form = new URLSearchParams(await request.text());
			if (form.get("grant_type") !== "refresh_token") return refused(400, "unsupported_grant_type");
			const known = form.get("client_id") === config?.clientId && form.get("client_secret") === config?.clientSecret;
			if (!config || !known) return refused(401, "invalid_client");
			if (form.get("refresh_token") !== refreshToken) return refused(400, "invalid_grant");
			refreshes += 1;
			accessToken = `gz_access_${refreshes}`;
			const tokens = {
				access_token: accessToken,
				token_type: "Bearer",
				expires_in: oauth.expiresIn
			};
			if (oauth.omitRefreshToken) return Response.json(tokens);
			refreshToken = `gz_refresh_${refreshes}`;
			return Response.json({
				...tokens,
				refresh_token: refreshToken
			});
		}
	};
	return oauth;
}
const refused = (status, error) => Response.json({ error }, { status });
// dist/sandbox/gazelle/server.js
const GRAPHQL_PATH = "/graphql/private/";
const TOKEN_PATH = "/developer/oauth/token";
async function startGazelle(options = {}) {
	const { world = createWorld(), apiKey = `gz_${randomKey()}`, introspection = "allowed" } = options;
	const settings = {
		pageCap: options.pageCap ?? 100,
		quirks: {},
		ties: options.ties ?? "stable"
	};
	let updatedAtSort = options.updatedAtSort ?? true;
	const oauth = createOAuth(options.oauth);
	const own = resolversOf(world, settings);
	const others = new Map([...options.others ?? []].map(([key, one]) => [key, resolversOf(one, settings)]));
	function openedBy({ headers }) {
		const key = headers.get("x-gazelle-api-key");
		if (key === apiKey) return own;
		return oauth.accessToken !== null && headers.get("authorization") === `Bearer ${oauth.accessToken}` ? own : others.get(key ?? "");
	}
	async function handle(request) {
		const { pathname } = new URL(request.url);
		if (pathname === TOKEN_PATH) return oauth.answer(request);
		if (pathname !== GRAPHQL_PATH) return Response.json({ error: "Not found" }, { status: 404 });
		if (request.method !== "POST") return Response.json({ error: "Method not allowed" }, { status: 405 });
		const resolvers = openedBy(request);
		if (!resolvers) return Response.json({ error: "Unauthorized" }, { status: 401 });
		return alwaysOk(await apiOf({
			endpoint: GRAPHQL_PATH,
			updatedAtSort,
			introspection
		}, options.drift).fetch(asPlainJson(request), { resolvers }));
	}
	const latency = options.latencyMs === void 0 ? {} : { latencyMs: options.latencyMs };
	const http = await serve(handle, {
		port: options.port ?? 0,
		now: world.now,
		...latency
	});
	return {
		url: http.url + GRAPHQL_PATH,
		tokenUrl: http.url + TOKEN_PATH,
		apiKey,
		world,
		http,
		oauth,
		get quirks() {
			return settings.quirks;
		},
		set quirks(quirks) {
			settings.quirks = quirks;
		},
		setUpdatedAtSort(on) {
			updatedAtSort = on;
		},
		setPageCap(records) {
			settings.pageCap = records;
		},
		close: http.close
	};
}
function asPlainJson(request) {
	const headers = new Headers(request.headers);
	headers.set("accept", "application/json");
	return new Request(request, { headers });
}
function alwaysOk(response) {
	if (response.status !== 400) return response;
	return new Response(response.body, {
		status: 200,
		headers: response.headers
	});
}
// dist/sandbox/supabase/settings.js
const SETTING = /^select set_config\('([\w.]+)', (?:\$1|''), true\)$/i;
const BOUNDARY = /^(?:begin|commit|rollback)$/i;
function gatherSettings({ driver }) {
	const query = driver.query.bind(driver);
	let always = {};
	let waiting = {};
	driver.query = async (sql, params, options) => {
		const name = SETTING.exec(sql)?.[1];
		if (name) {
			waiting[name] = String(params?.[0] ?? "");
			return {
				rows: [],
				fields: []
			};
		}
		if (BOUNDARY.test(sql)) waiting = { ...always };
		else await makeThem();
		return query(sql, params, options);
	};
	async function makeThem() {
		const settings = Object.entries(waiting);
		waiting = {};
		if (settings.length === 0) return;
		const calls = settings.map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`);
		await query(`select ${calls.join(", ")}`, settings.flat());
	}
	return (settings) => {
		always = settings;
	};
}
// dist/sandbox/supabase/as-postgrest.js
function asPostgrest(connection, answer) {
	const beginWith = gatherSettings(connection);
	const normalize = connection.normalizeDbError.bind(connection);
	let lastError;
	connection.normalizeDbError = (error) => {
		lastError = normalize(error);
		return lastError;
	};
	return async (request) => {
		beginWith({ "request.headers": JSON.stringify(Object.fromEntries(request.headers)) });
		const response = await answer(request);
		return response.status === 500 ? withCode(response, lastError) : response;
	};
}
const UNKNOWN = "SUP";
async function withCode(response, error) {
	const { code: given } = await response.clone().json();
	if (given !== UNKNOWN || !(error instanceof Error && "code" in error)) return response;
	const code = String(error.code);
	return Response.json({
		code,
		message: error.message,
		details: null,
		hint: null
	}, { status: statusOf(code) });
}
function statusOf(code) {
	if (/^(08|53)/.test(code)) return 503;
	if (/^(0L|0P|28)/.test(code)) return 403;
	return /^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|XX)/.test(code) ? 500 : 400;
}
// dist/sandbox/supabase/lite.js
const { emitWarning } = process;
const { App } = await import("@supabase/lite");
const { createPgliteConnection } = await import("@supabase/lite/pglite");
process.emitWarning = emitWarning;
// dist/sandbox/supabase/roles.js
const ROLES_SQL = `
do $roles$
begin
  if to_regrole('anon') is null then
    create role anon nologin noinherit;
    create role authenticated nologin noinherit;
    create role service_role nologin noinherit bypassrls;
  end if;
end
$roles$;

-- As on Supabase, for policies to ask who is signed in.
create schema if not exists auth;
grant usage on schema auth to anon, authenticated, service_role;
create or replace function auth.jwt() returns jsonb language sql stable
as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;

grant usage on schema public to anon, authenticated, service_role;
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
`;
// dist/sandbox/supabase/template.js
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/gazelle-etl/", import.meta.url));
const PREFIX = "supabase-";
function templateStore(ingredients) {
	const name = PREFIX + createHash("sha256").update(JSON.stringify(ingredients)).digest("hex").slice(0, 16);
	const folder = join(CACHE, name);
	return {
		async load() {
			try {
				const schema = await readFile(join(folder, "schema.json"), "utf8");
				return {
					data: new Blob([await readFile(join(folder, "data.tar"))]),
					schema
				};
			} catch {
				return;
			}
		},
		async save({ data, schema }) {
			try {
				await mkdir(CACHE, { recursive: true });
				await removeOthers(name);
				const draft = await mkdtemp(join(dirname(folder), "draft-"));
				await writeFile(join(draft, "data.tar"), data.stream());
				await writeFile(join(draft, "schema.json"), schema);
				await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
			} catch {}
		}
	};
}
async function removeOthers(name) {
	const others = (await readdir(CACHE)).filter((entry) => entry.startsWith(PREFIX) && entry !== name);
	await Promise.all(others.map((entry) => rm(join(CACHE, entry), {
		recursive: true,
		force: true
	})));
}
// dist/sandbox/supabase/wire.js
const BOOL = 16;
const TEXT = 25;
const wire = {
	parsers: { [1184]: (text) => text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00") },
	serializers: {
		[BOOL]: asText,
		[TEXT]: asText
	}
};
const FIRST_OTHER_TYPE = 1e4;
function dropSpareParsers({ parsers }) {
	for (const oid of Object.keys(parsers)) if (Number(oid) >= FIRST_OTHER_TYPE) delete parsers[Number(oid)];
}
function asText(value) {
	return typeof value === "string" ? value : JSON.stringify(value);
}
// dist/sandbox/supabase/database.js
async function openDatabase(dataDir) {
	const setup = [ROLES_SQL, ...(await readMigrations()).map(({ sql }) => sql)];
	const connection = await (dataDir && holdsDatabase(dataDir) ? reopen(dataDir, setup) : create(dataDir, setup));
	await settleGrants(connection);
	return connection;
}
const holdsDatabase = (dataDir) => existsSync(join(dataDir, "PG_VERSION"));
async function reopen(dataDir, setup) {
	const connection = await connect(dataDir);
	await apply(connection, setup);
	return connection;
}
async function create(dataDir, setup) {
	const store = templateStore([await liteVersion(), ...setup]);
	const template = await store.load();
	if (template) return connect(dataDir, template);
	const connection = await connect(dataDir);
	await apply(connection, setup);
	const schema = JSON.stringify(await connection.introspect());
	await store.save({
		data: await connection.driver.dumpDataDir("none"),
		schema
	});
	return connection;
}
async function connect(dataDir, template) {
	const connection = await createPgliteConnection({
		schemaCache: schemaCache(template?.schema),
		...dataDir ? { url: dataDir } : {},
		pgliteOptions: template ? {
			...wire,
			loadDataDir: template.data
		} : wire
	});
	await connection.driver.waitReady;
	dropSpareParsers(connection.driver);
	return connection;
}
async function apply(connection, setup) {
	for (const sql of setup) await connection.driver.exec(sql);
}
async function settleGrants(connection) {
	const { driver, kysely: transaction } = connection;
	await driver.exec("begin");
	await connection.withContext({ auth: { role: "service_role" } }, async () => void 0, { transaction });
	await driver.exec("rollback");
}
function schemaCache(first) {
	let schema = first;
	return {
		get: async () => schema,
		set: async (_key, value) => {
			schema = value;
		},
		delete: async () => {
			schema = void 0;
		}
	};
}
async function liteVersion() {
	const manifest = new URL("../package.json", import.meta.resolve("@supabase/lite"));
	return readFile(manifest, "utf8");
}
// dist/sandbox/supabase/keys.js
const USER_ID = "00000000-0000-4000-8000-000000000001";
function createKeys(secret = randomKey()) {
	const publishableKey = `sb_publishable_${randomKey()}`;
	const userKey = `${publishableKey}_user`;
	const userKeyOf = (account) => `${userKey}_${account}`;
	return {
		secretKey: `sb_secret_${secret}`,
		publishableKey,
		userKey,
		userKeyOf
	};
}
function resolverOf({ secretKey, publishableKey, userKey }) {
	const user = {
		role: "authenticated",
		sub: USER_ID
	};
	return async (key) => {
		switch (key) {
			case secretKey: return {
				type: "secret",
				claims: { role: "service_role" }
			};
			case publishableKey: return {
				type: "publishable",
				claims: { role: "anon" }
			};
			case userKey: return {
				type: "publishable",
				claims: user
			};
			default: {
				if (!key.startsWith(`${userKey}_`)) return null;
				const app_metadata = { account_id: key.slice(userKey.length + 1) };
				return {
					type: "publishable",
					claims: {
						...user,
						app_metadata
					}
				};
			}
		}
	};
}
// dist/sandbox/supabase/queue.js
function createQueue() {
	let last = Promise.resolve();
	return (task) => {
		const result = last.then(task);
		last = result.catch(() => void 0);
		return result;
	};
}
// dist/sandbox/supabase/quiet.js
const silence = new AsyncLocalStorage();
let muffled;
function quietly(task) {
	if (console.error !== muffled) muffle(console.error);
	return silence.run(true, task);
}
function muffle(error) {
	muffled = (...words) => {
		if (!silence.getStore()) error.apply(console, words);
	};
	console.error = muffled;
}
// dist/sandbox/supabase/sql.js
const CHANGES_SCHEMA = /\b(?:create|alter|drop|comment|rename)\b/i;
async function runSql(connection, query, params) {
	const { driver } = connection;
	try {
		if (params) return (await driver.query(query, [...params])).rows;
		return (await driver.exec(query)).at(-1)?.rows ?? [];
	} finally {
		if (CHANGES_SCHEMA.test(query)) await connection.clearSchemaCache();
	}
}
// dist/sandbox/supabase/start.js
async function startSupabase(options = {}) {
	const connection = await openDatabase(options.dataDir);
	const keys = createKeys(options.secret);
	const queue = createQueue();
	const app = new App({
		connection,
		api: { schemas: options.schemas ?? ["public"] },
		auth: { enabled: false },
		options: { server: {
			apiKeys: { resolver: resolverOf(keys) },
			disableStudio: true,
			disableFallback: true
		} }
	});
	await app.init();
	const sql = (query, params) => queue(() => runSql(connection, query, params));
	const answer = asPostgrest(connection, async (request) => quietly(() => app.fetch(request)));
	const http = await serve((request) => queue(() => answer(request)), {
		port: options.port ?? 0,
		latencyMs: options.latencyMs ?? 0
	}).catch(async (error) => {
		await connection.close();
		throw error;
	});
	return {
		url: http.url,
		...keys,
		http,
		sql,
		async reset() {
			const tables = await sql("select format('%I', tablename) as name from pg_tables where schemaname = 'public'");
			await sql(tables.map(({ name }) => `delete from ${name}`).join("; "));
			await sql("select setval(format('%I', sequencename)::regclass, 1, false) from pg_sequences where schemaname = 'public'");
		},
		async close() {
			await http.close();
			await queue(() => connection.close());
		}
	};
}
// dist/sandbox/start.js
async function startSandbox(options = {}) {
	const { scale = 1, gazellePort = 0, supabasePort = 0, updatedAtSort = true, latencyMs = 0, key = randomKey(), rehearsals = [], dataDir } = options;
	const world = populate(createWorld({ now: /* @__PURE__ */ new Date(Math.floor(Date.now() / 1e3) * 1e3) }), { scale });
	const gazelle = await startGazelle({
		world,
		port: gazellePort,
		updatedAtSort,
		latencyMs,
		apiKey: `gz_${key}`
	});
	const supabase = await startSupabase({
		port: supabasePort,
		secret: key,
		...dataDir === void 0 ? {} : { dataDir }
	}).catch(async (error) => {
		await gazelle.close();
		throw error;
	});
	for (const rehearsal of rehearsals) rehearsal.begin({
		gazelle,
		supabase
	});
	const env = envOf({
		gazelle,
		supabase
	});
	return {
		gazelle,
		supabase,
		env,
		instructions: instructionsFor(env, rehearsals),
		nextDay() {
			return `A day went by. New or changed records: ${Object.entries(aDayOfChanges(world)).flatMap(([what, count]) => flows.some(({ name }) => name === what) ? `${what} ${count}` : []).join(", ")}.\n`;
		},
		async close() {
			await Promise.all([gazelle.close(), supabase.close()]);
		}
	};
}
function instructionsFor(env, rehearsals) {
	const exports = Object.entries(env).map(([name, value]) => `  export ${name}=${value}`);
	const look = "curl -s \"$SUPABASE_URL/rest/v1/gazelle_pianos?select=make,model,client(company_name)&limit=3\" -H \"apikey: $SUPABASE_SECRET_KEY\"";
	return [
		"A local Gazelle and a local Supabase are up. In another terminal:",
		"",
		...exports,
		"",
		"  npm run etl -- sync        the first time it reads everything; the second time next to nothing",
		`  ${look}`,
		"                             looks at the rows",
		"",
		...rehearsals.map(({ what }) => `On purpose: ${what}.`),
		"Enter lets a day of work go by in Gazelle; Ctrl-C ends both.",
		""
	].join("\n");
}
export { ONE_ACCOUNT as n, startSandbox as t };
