import { t as columnsOf } from "./inspect.js";
import { n as flows } from "./flows.js";
import { visit } from "graphql";
// dist/pipeline/fields.gen.json
var fields_gen_default = {
	users: {
		"accessLevel": ["users.access_level"],
		"createdAt": ["users.created_at"],
		"email": ["users.email"],
		"firstName": ["users.first_name"],
		"id": ["users.id"],
		"isSchedulable": ["users.is_schedulable"],
		"lastName": ["users.last_name"],
		"status": ["users.status"],
		"timezone": ["users.timezone"],
		"updatedAt": ["users.updated_at"]
	},
	clients: {
		"archived": ["contacts.archived"],
		"clientType": ["clients.client_type"],
		"companyName": ["clients.company_name"],
		"createdAt": ["clients.created_at", "contacts.created_at"],
		"custom1": ["clients.custom"],
		"defaultContact": [
			"clients.city",
			"clients.company_name",
			"clients.default_contact_id",
			"clients.email",
			"clients.first_name",
			"clients.last_name",
			"clients.phone",
			"clients.postal_code",
			"clients.region",
			"clients.street1"
		],
		"defaultEmail": ["clients.email", "contacts.email"],
		"defaultLocation": [
			"clients.city",
			"clients.postal_code",
			"clients.region",
			"clients.street1"
		],
		"defaultPhone": ["clients.phone", "contacts.phone"],
		"email": ["clients.email", "contacts.email"],
		"firstName": [
			"clients.company_name",
			"clients.first_name",
			"contacts.first_name"
		],
		"id": [
			"clients.default_contact_id",
			"clients.id",
			"contacts.client_id",
			"contacts.id"
		],
		"isBillingDefault": ["contacts.is_billing_default"],
		"isDefault": ["contacts.is_default"],
		"lastName": [
			"clients.company_name",
			"clients.last_name",
			"contacts.last_name"
		],
		"lifecycleState": ["clients.lifecycle_state"],
		"locale": ["clients.locale"],
		"localization": ["clients.locale"],
		"middleName": ["contacts.middle_name"],
		"municipality": ["clients.city"],
		"personalNotes": ["clients.personal_notes"],
		"phoneNumber": ["clients.phone", "contacts.phone"],
		"postalCode": ["clients.postal_code"],
		"preferenceNotes": ["clients.preference_notes"],
		"preferredTechnicianId": ["clients.preferred_technician_id"],
		"referenceId": ["clients.reference_id"],
		"referredBy": ["clients.referred_by"],
		"region": ["clients.region"],
		"role": ["contacts.role"],
		"status": ["clients.status"],
		"street1": ["clients.street1"],
		"tags": ["clients.tags"],
		"title": ["contacts.title"],
		"updatedAt": ["clients.updated_at", "contacts.updated_at"],
		"wantsEmail": ["contacts.wants_email"],
		"wantsPhone": ["contacts.wants_phone"],
		"wantsText": ["contacts.wants_text"]
	},
	pianos: {
		"calculatedLastService": ["pianos.last_service_on"],
		"calculatedNextService": ["pianos.next_service_on"],
		"caseColor": ["pianos.case_color"],
		"caseFinish": ["pianos.case_finish"],
		"client": ["pianos.client_id"],
		"consignment": ["pianos.consignment"],
		"createdAt": ["pianos.created_at"],
		"damppChaserHumidistatModel": ["pianos.dampp_chaser_humidistat_model"],
		"damppChaserInstalled": ["pianos.dampp_chaser_installed"],
		"hasIvory": ["pianos.has_ivory"],
		"id": ["pianos.client_id", "pianos.id"],
		"location": ["pianos.location"],
		"make": ["pianos.make"],
		"model": ["pianos.model"],
		"needsRepairOrRebuilding": ["pianos.needs_repair_or_rebuilding"],
		"notes": ["pianos.notes"],
		"playerInstalled": ["pianos.player_installed"],
		"rental": ["pianos.rental"],
		"serialNumber": ["pianos.serial_number"],
		"serviceIntervalMonths": ["pianos.service_interval_months"],
		"size": ["pianos.size"],
		"status": ["pianos.status"],
		"tags": ["pianos.tags"],
		"totalLoss": ["pianos.total_loss"],
		"type": ["pianos.type"],
		"updatedAt": ["pianos.updated_at"],
		"useType": ["pianos.use_type"],
		"year": ["pianos.year"]
	},
	appointments: {
		"client": ["appointments.client_id"],
		"confirmedByClient": ["appointments.confirmed_by_client"],
		"createdAt": ["appointments.created_at"],
		"createdBy": ["appointments.created_by_id"],
		"duration": ["appointments.duration_minutes"],
		"id": [
			"appointments.client_id",
			"appointments.created_by_id",
			"appointments.id",
			"appointments.user_id"
		],
		"isAllDay": ["appointments.is_all_day"],
		"location": ["appointments.address"],
		"notes": ["appointments.notes"],
		"pianoIds": ["appointments.piano_id", "appointments.piano_ids"],
		"singleLineAddress": ["appointments.address"],
		"source": ["appointments.source"],
		"start": [
			"appointments.local_date",
			"appointments.local_time",
			"appointments.start_at"
		],
		"status": ["appointments.status"],
		"timezone": ["appointments.local_time", "appointments.timezone"],
		"title": ["appointments.title"],
		"travelMode": ["appointments.travel_mode"],
		"type": ["appointments.type"],
		"updatedAt": ["appointments.updated_at"],
		"user": ["appointments.user_id"]
	},
	invoices: {
		"amount": ["invoice-items.amount", "invoice-payments.amount"],
		"archived": ["invoices.archived"],
		"assignedTo": ["invoices.assigned_to_id"],
		"billable": ["invoice-items.billable"],
		"client": ["invoices.client_id"],
		"code": ["invoice-payments.currency", "invoices.currency"],
		"contact": ["invoices.contact_id"],
		"createdAt": [
			"invoice-items.created_at",
			"invoice-payments.created_at",
			"invoices.created_at"
		],
		"createdBy": ["invoices.created_by_id"],
		"currency": ["invoice-payments.currency", "invoices.currency"],
		"description": ["invoice-items.description"],
		"dueOn": ["invoices.due_on"],
		"dueTotal": ["invoices.due_total"],
		"failureReason": ["invoice-payments.failure_reason"],
		"id": [
			"invoice-items.id",
			"invoice-items.invoice_id",
			"invoice-items.piano_id",
			"invoice-payments.id",
			"invoice-payments.invoice_id",
			"invoices.assigned_to_id",
			"invoices.client_id",
			"invoices.contact_id",
			"invoices.created_by_id",
			"invoices.id"
		],
		"netDays": ["invoices.net_days"],
		"notes": ["invoice-payments.notes", "invoices.notes"],
		"number": ["invoices.number"],
		"paidAt": ["invoice-payments.paid_at"],
		"paidTotal": ["invoices.paid_total"],
		"paymentSource": ["invoice-payments.payment_source"],
		"piano": ["invoice-items.piano_id"],
		"quantity": ["invoice-items.quantity"],
		"sequenceNumber": ["invoice-items.sequence_number"],
		"status": ["invoice-payments.status", "invoices.status"],
		"subTotal": ["invoice-items.sub_total", "invoices.sub_total"],
		"tags": ["invoices.tags"],
		"taxTotal": ["invoice-items.tax_total", "invoices.tax_total"],
		"taxable": ["invoice-items.taxable"],
		"tipTotal": ["invoice-payments.tip_total", "invoices.tip_total"],
		"total": ["invoice-items.total", "invoices.total"],
		"type": ["invoice-items.type", "invoice-payments.type"],
		"updatedAt": ["invoice-items.updated_at", "invoices.updated_at"]
	},
	estimates: {
		"allowSelfSchedule": ["estimate-tiers.allow_self_schedule"],
		"amount": ["estimate-tier-items.amount"],
		"assignedTo": ["estimates.assigned_to_id"],
		"client": ["estimates.client_id"],
		"contact": ["estimates.contact_id"],
		"createdAt": [
			"estimate-tier-items.created_at",
			"estimate-tiers.created_at",
			"estimates.created_at"
		],
		"createdBy": ["estimates.created_by_id"],
		"currentPerformanceLevel": ["estimates.current_performance_level"],
		"description": ["estimate-tier-items.description"],
		"duration": ["estimate-tier-items.duration_minutes"],
		"educationDescription": ["estimate-tier-items.education_description"],
		"estimateTierGroup": ["estimate-tier-items.group_name"],
		"estimatedOn": ["estimates.estimated_on"],
		"expiresOn": ["estimates.expires_on"],
		"id": [
			"estimate-tier-items.estimate_id",
			"estimate-tier-items.id",
			"estimate-tier-items.tier_id",
			"estimate-tiers.estimate_id",
			"estimate-tiers.id",
			"estimates.assigned_to_id",
			"estimates.client_id",
			"estimates.contact_id",
			"estimates.created_by_id",
			"estimates.id",
			"estimates.piano_id"
		],
		"isArchived": ["estimates.archived"],
		"isPrimary": ["estimate-tiers.is_primary"],
		"isTaxable": ["estimate-tier-items.is_taxable"],
		"isTuning": ["estimate-tier-items.is_tuning"],
		"locale": ["estimates.locale"],
		"name": ["estimate-tier-items.group_name", "estimate-tier-items.name"],
		"notes": ["estimate-tiers.notes", "estimates.notes"],
		"number": ["estimates.number"],
		"piano": ["estimates.piano_id"],
		"quantity": ["estimate-tier-items.quantity"],
		"recommendedTierTotal": ["estimates.recommended_tier_total"],
		"sequenceNumber": ["estimate-tier-items.sequence_number", "estimate-tiers.sequence_number"],
		"subtotal": ["estimate-tier-items.sub_total", "estimate-tiers.sub_total"],
		"tags": ["estimates.tags"],
		"targetPerformanceLevel": ["estimate-tiers.target_performance_level"],
		"taxTotal": ["estimate-tier-items.tax_total", "estimate-tiers.tax_total"],
		"total": ["estimate-tier-items.total", "estimate-tiers.total"],
		"type": ["estimate-tier-items.type"],
		"updatedAt": [
			"estimate-tier-items.updated_at",
			"estimate-tiers.updated_at",
			"estimates.updated_at"
		]
	},
	timeline: {
		"appointment": ["timeline.appointment_id"],
		"comment": ["timeline.comment"],
		"estimate": ["timeline.estimate_id"],
		"id": [
			"timeline.appointment_id",
			"timeline.client_id",
			"timeline.estimate_id",
			"timeline.id",
			"timeline.invoice_id",
			"timeline.piano_id",
			"timeline.user_id"
		],
		"invoice": ["timeline.invoice_id"],
		"occurredAt": ["timeline.occurred_at"],
		"piano": ["timeline.piano_id"],
		"summary": ["timeline.summary"],
		"type": ["timeline.type"],
		"user": ["timeline.user_id"]
	}
};
// dist/pipeline/exclude.js
const needed = ({ updatedColumn, linkColumn, timeColumn }) => [
	"created_at",
	"updated_at",
	"deleted_at",
	updatedColumn,
	linkColumn,
	timeColumn
];
function columnNames() {
	const names = {
		free: [],
		needed: []
	};
	for (const table of flows.flatMap(({ tables }) => tables)) for (const [column, type] of Object.entries(columnsOf(table.name))) names[needed(table).includes(column) || type.includes("not null") ? "needed" : "free"].push(`${table.entity}.${column}`);
	return names;
}
const excludedOf = (entity, exclude) => exclude.flatMap((name) => name.startsWith(`${entity}.`) ? [name.slice(entity.length + 1)] : []);
const toColumn = (field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
function excluding(flow, exclude) {
	if (flow.tables.every(({ entity }) => excludedOf(entity, exclude).length === 0)) return flow;
	const empty = (part) => {
		const columns = excludedOf(part.entity, exclude);
		const nulls = Object.fromEntries(columns.map((column) => [column, null]));
		return {
			...part,
			record: null,
			toRow: (note) => ({
				...part.toRow((bad) => {
					if (!columns.includes(toColumn(bad.field))) note({
						...bad,
						value: null
					});
				}),
				...nulls
			})
		};
	};
	return {
		...flow,
		parts: (record, timezone) => flow.parts(record, timezone).map(empty)
	};
}
async function clearExcluded(chosen, exclude, sink) {
	const cleared = [];
	for (const { tables } of chosen) {
		const isTouched = tables.some(({ entity }) => excludedOf(entity, exclude).length > 0);
		for (const table of isTouched ? tables : []) {
			const columns = excludedOf(table.entity, exclude);
			const rows = await sink.clear(table, table.entity, columns);
			cleared.push({
				entity: table.entity,
				columns,
				rows
			});
		}
	}
	return cleared;
}
function unaskedFields(exclude) {
	const unasked = /* @__PURE__ */ new Set();
	const filled = fields_gen_default;
	for (const { name, source } of exclude.length > 0 ? flows : []) visit(source.document, { Field(node) {
		if ((filled[name]?.[node.name.value])?.every((column) => exclude.includes(column))) unasked.add(node);
	} });
	return unasked;
}
export { unaskedFields as a, excluding as i, columnNames as n, excludedOf as r, clearExcluded as t };
