import { i as migrationFor, t as answer } from "./answer.js";
import { t as readMigrations } from "./migrations.js";
// dist/sinks/supabase/project.gen.json
var functions = [
	"appointment(gazelle_timeline_entries)",
	"assigned_to(gazelle_estimates)",
	"assigned_to(gazelle_invoices)",
	"client(gazelle_appointments)",
	"client(gazelle_contacts)",
	"client(gazelle_estimates)",
	"client(gazelle_invoices)",
	"client(gazelle_pianos)",
	"client(gazelle_timeline_entries)",
	"contact(gazelle_estimates)",
	"contact(gazelle_invoices)",
	"created_by(gazelle_estimates)",
	"created_by(gazelle_invoices)",
	"created_estimates(gazelle_users)",
	"created_invoices(gazelle_users)",
	"estimate(gazelle_estimate_tier_items)",
	"estimate(gazelle_estimate_tiers)",
	"estimate(gazelle_timeline_entries)",
	"estimates(gazelle_clients)",
	"estimates(gazelle_contacts)",
	"estimates(gazelle_pianos)",
	"estimates(gazelle_users)",
	"gazelle_acquire_lease(text, text, integer)",
	"gazelle_begin_run(text, text, integer, text[], jsonb)",
	"gazelle_check_account()",
	"gazelle_check_lease()",
	"gazelle_days(text, timestamp with time zone)",
	"gazelle_end_run(text, text, jsonb, jsonb)",
	"gazelle_inspect()",
	"gazelle_keep_rows(text)",
	"gazelle_known(text)",
	"gazelle_make_private(text)",
	"gazelle_make_table(text, text)",
	"gazelle_relate(text, text, text, text, text)",
	"gazelle_release_lease(text, text)",
	"gazelle_renew_lease(text, text, integer)",
	"gazelle_run_state(text, text[])",
	"gazelle_save_checkpoint(text, text, jsonb)",
	"gazelle_stamp_row()",
	"gazelle_status(text, text[], text[], text[])",
	"gazelle_write_run_log(text, jsonb)",
	"invoice(gazelle_invoice_items)",
	"invoice(gazelle_invoice_payments)",
	"invoice(gazelle_timeline_entries)",
	"invoice_items(gazelle_pianos)",
	"invoices(gazelle_clients)",
	"invoices(gazelle_contacts)",
	"invoices(gazelle_users)",
	"items(gazelle_estimate_tiers)",
	"items(gazelle_invoices)",
	"payments(gazelle_invoices)",
	"piano(gazelle_appointments)",
	"piano(gazelle_estimates)",
	"piano(gazelle_invoice_items)",
	"piano(gazelle_timeline_entries)",
	"preferred_technician(gazelle_clients)",
	"tier(gazelle_estimate_tier_items)",
	"tier_items(gazelle_estimates)",
	"tiers(gazelle_estimates)",
	"timeline_entries(gazelle_estimates)",
	"timeline_entries(gazelle_invoices)",
	"user(gazelle_appointments)",
	"user(gazelle_timeline_entries)"
];
var tables = {
	"sync_logs": {
		"columns": {
			"id": "bigint not null",
			"mode": "text",
			"error": "text",
			"stats": "jsonb",
			"run_id": "text",
			"status": "text",
			"account_id": "text default 'main'::text not null",
			"started_at": "timestamp with time zone",
			"duration_ms": "integer",
			"finished_at": "timestamp with time zone",
			"triggered_by": "text"
		},
		"triggers": {}
	},
	"gazelle_users": {
		"columns": {
			"id": "text not null",
			"email": "text",
			"status": "text",
			"timezone": "text",
			"last_name": "text",
			"synced_at": "timestamp with time zone default now() not null",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"first_name": "text",
			"updated_at": "timestamp with time zone",
			"access_level": "text",
			"is_schedulable": "boolean",
			"first_synced_at": "timestamp with time zone default now() not null"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_users FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_users FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_users FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_leases": {
		"columns": {
			"name": "text not null",
			"holder": "text default ''::text not null",
			"expires_at": "timestamp with time zone default now() not null",
			"acquired_at": "timestamp with time zone default now() not null"
		},
		"triggers": {}
	},
	"gazelle_pianos": {
		"columns": {
			"id": "text not null",
			"make": "text",
			"size": "text",
			"tags": "text[] default '{}'::text[] not null",
			"type": "text",
			"year": "integer",
			"model": "text",
			"notes": "text",
			"rental": "boolean",
			"status": "text",
			"location": "text",
			"use_type": "text",
			"client_id": "text",
			"has_ivory": "boolean",
			"synced_at": "timestamp with time zone default now() not null",
			"account_id": "text default 'main'::text not null",
			"case_color": "text",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"total_loss": "boolean",
			"updated_at": "timestamp with time zone",
			"case_finish": "text",
			"consignment": "boolean",
			"reference_id": "text",
			"serial_number": "text",
			"first_synced_at": "timestamp with time zone default now() not null",
			"last_service_on": "date",
			"next_service_on": "date",
			"player_installed": "boolean",
			"dampp_chaser_mfg_date": "date",
			"dampp_chaser_installed": "boolean",
			"rental_contract_ends_on": "date",
			"service_interval_months": "integer",
			"needs_repair_or_rebuilding": "boolean",
			"dampp_chaser_humidistat_model": "text"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_pianos FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_pianos FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_pianos FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_pianos FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_clients": {
		"columns": {
			"id": "text not null",
			"city": "text",
			"tags": "text[] default '{}'::text[] not null",
			"email": "text",
			"phone": "text",
			"custom": "jsonb",
			"locale": "text",
			"region": "text",
			"status": "text",
			"street1": "text",
			"street2": "text",
			"last_name": "text",
			"synced_at": "timestamp with time zone default now() not null",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"first_name": "text",
			"updated_at": "timestamp with time zone",
			"client_type": "text",
			"postal_code": "text",
			"referred_by": "text",
			"company_name": "text",
			"reference_id": "text",
			"personal_notes": "text",
			"first_synced_at": "timestamp with time zone default now() not null",
			"lifecycle_state": "text",
			"no_contact_until": "date",
			"preference_notes": "text",
			"no_contact_reason": "text",
			"default_contact_id": "text",
			"preferred_technician_id": "text"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_clients FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_clients FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_clients FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_clients FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_rejects": {
		"columns": {
			"id": "text not null",
			"kind": "text default 'record'::text",
			"entity": "text",
			"reason": "text",
			"record": "jsonb",
			"run_id": "text",
			"tried_at": "timestamp with time zone",
			"record_id": "text",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone default now()",
			"ignored_at": "timestamp with time zone",
			"resolved_at": "timestamp with time zone"
		},
		"triggers": {
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_rejects FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_rejects FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()"
		}
	},
	"system_settings": {
		"columns": {
			"key": "text not null",
			"value": "text not null",
			"updated_at": "timestamp with time zone default now()"
		},
		"triggers": {}
	},
	"gazelle_contacts": {
		"columns": {
			"id": "text not null",
			"role": "text",
			"email": "text",
			"phone": "text",
			"title": "text",
			"archived": "boolean",
			"client_id": "text",
			"last_name": "text",
			"synced_at": "timestamp with time zone default now() not null",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"first_name": "text",
			"is_default": "boolean",
			"updated_at": "timestamp with time zone",
			"wants_text": "boolean",
			"middle_name": "text",
			"wants_email": "boolean",
			"wants_phone": "boolean",
			"first_synced_at": "timestamp with time zone default now() not null",
			"is_billing_default": "boolean"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_contacts FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_contacts FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_contacts FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_contacts FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_invoices": {
		"columns": {
			"id": "text not null",
			"tags": "text[] default '{}'::text[] not null",
			"notes": "text",
			"total": "integer",
			"due_on": "date",
			"number": "integer",
			"status": "text",
			"archived": "boolean",
			"currency": "text",
			"net_days": "integer",
			"client_id": "text",
			"due_total": "integer",
			"sub_total": "integer",
			"synced_at": "timestamp with time zone default now() not null",
			"tax_total": "integer",
			"tip_total": "integer",
			"account_id": "text default 'main'::text not null",
			"contact_id": "text",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"paid_total": "integer",
			"updated_at": "timestamp with time zone",
			"created_by_id": "text",
			"assigned_to_id": "text",
			"first_synced_at": "timestamp with time zone default now() not null"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_invoices FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_invoices FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_invoices FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_invoices FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_estimates": {
		"columns": {
			"id": "text not null",
			"tags": "text[] default '{}'::text[] not null",
			"notes": "text",
			"locale": "text",
			"number": "integer",
			"archived": "boolean",
			"piano_id": "text",
			"client_id": "text",
			"synced_at": "timestamp with time zone default now() not null",
			"account_id": "text default 'main'::text not null",
			"contact_id": "text",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"expires_on": "date",
			"updated_at": "timestamp with time zone",
			"estimated_on": "date",
			"created_by_id": "text",
			"assigned_to_id": "text",
			"first_synced_at": "timestamp with time zone default now() not null",
			"recommended_tier_total": "integer",
			"current_performance_level": "integer"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_estimates FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_estimates FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_estimates FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_estimates FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_appointments": {
		"columns": {
			"id": "text not null",
			"type": "text",
			"notes": "text",
			"title": "text",
			"source": "text",
			"status": "text",
			"address": "text",
			"user_id": "text",
			"piano_id": "text",
			"start_at": "timestamp with time zone",
			"timezone": "text",
			"client_id": "text",
			"piano_ids": "text[] default '{}'::text[] not null",
			"synced_at": "timestamp with time zone default now() not null",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"is_all_day": "boolean",
			"local_date": "date",
			"local_time": "time without time zone",
			"updated_at": "timestamp with time zone",
			"travel_mode": "text",
			"created_by_id": "text",
			"first_synced_at": "timestamp with time zone default now() not null",
			"duration_minutes": "integer",
			"confirmed_by_client": "boolean"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_appointments FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_appointments FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_appointments FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_appointments FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_invoice_items": {
		"columns": {
			"id": "text not null",
			"type": "text",
			"total": "integer",
			"amount": "integer",
			"taxable": "boolean",
			"billable": "boolean",
			"piano_id": "text",
			"quantity": "integer",
			"sub_total": "integer",
			"synced_at": "timestamp with time zone default now() not null",
			"tax_total": "integer",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"invoice_id": "text",
			"updated_at": "timestamp with time zone",
			"description": "text",
			"first_synced_at": "timestamp with time zone default now() not null",
			"sequence_number": "integer"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_invoice_items FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_invoice_items FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_invoice_items FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_invoice_items FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_estimate_tiers": {
		"columns": {
			"id": "text not null",
			"notes": "text",
			"total": "integer",
			"sub_total": "integer",
			"synced_at": "timestamp with time zone default now() not null",
			"tax_total": "integer",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"is_primary": "boolean",
			"updated_at": "timestamp with time zone",
			"estimate_id": "text",
			"first_synced_at": "timestamp with time zone default now() not null",
			"sequence_number": "integer",
			"allow_self_schedule": "boolean",
			"target_performance_level": "integer"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_estimate_tiers FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_estimate_tiers FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_estimate_tiers FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_estimate_tiers FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_invoice_payments": {
		"columns": {
			"id": "text not null",
			"type": "text",
			"notes": "text",
			"amount": "integer",
			"status": "text",
			"paid_at": "timestamp with time zone",
			"currency": "text",
			"synced_at": "timestamp with time zone default now() not null",
			"tip_total": "integer",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"invoice_id": "text",
			"failure_reason": "text",
			"payment_source": "text",
			"first_synced_at": "timestamp with time zone default now() not null"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_invoice_payments FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_invoice_payments FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_invoice_payments FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_invoice_payments FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_timeline_entries": {
		"columns": {
			"id": "text not null",
			"type": "text",
			"comment": "text",
			"summary": "text",
			"user_id": "text",
			"piano_id": "text",
			"client_id": "text",
			"synced_at": "timestamp with time zone default now() not null",
			"account_id": "text default 'main'::text not null",
			"deleted_at": "timestamp with time zone",
			"invoice_id": "text",
			"estimate_id": "text",
			"occurred_at": "timestamp with time zone",
			"appointment_id": "text",
			"first_synced_at": "timestamp with time zone default now() not null"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_timeline_entries FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_timeline_entries FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_timeline_entries FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_timeline_entries FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	},
	"gazelle_estimate_tier_items": {
		"columns": {
			"id": "text not null",
			"name": "text",
			"type": "text",
			"total": "integer",
			"amount": "integer",
			"tier_id": "text",
			"quantity": "integer",
			"is_tuning": "boolean",
			"sub_total": "integer",
			"synced_at": "timestamp with time zone default now() not null",
			"tax_total": "integer",
			"account_id": "text default 'main'::text not null",
			"created_at": "timestamp with time zone",
			"deleted_at": "timestamp with time zone",
			"group_name": "text",
			"is_taxable": "boolean",
			"updated_at": "timestamp with time zone",
			"description": "text",
			"estimate_id": "text",
			"first_synced_at": "timestamp with time zone default now() not null",
			"sequence_number": "integer",
			"duration_minutes": "integer",
			"education_description": "text"
		},
		"triggers": {
			"gazelle_b_stamp": "CREATE TRIGGER gazelle_b_stamp BEFORE INSERT OR UPDATE ON public.gazelle_estimate_tier_items FOR EACH ROW EXECUTE FUNCTION public.gazelle_stamp_row()",
			"gazelle_check_lease": "CREATE TRIGGER gazelle_check_lease BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_estimate_tier_items FOR EACH STATEMENT EXECUTE FUNCTION public.gazelle_check_lease()",
			"gazelle_check_account": "CREATE TRIGGER gazelle_check_account BEFORE INSERT OR DELETE OR UPDATE ON public.gazelle_estimate_tier_items FOR EACH ROW EXECUTE FUNCTION public.gazelle_check_account()",
			"gazelle_a_skip_unchanged": "CREATE TRIGGER gazelle_a_skip_unchanged BEFORE UPDATE ON public.gazelle_estimate_tier_items FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
		}
	}
};
// dist/sinks/supabase/inspect.js
async function inspect(supabase) {
	const name = "gazelle_inspect";
	const query = supabase.rpc(name, {}, { get: true });
	const { now, role, functions: functions$1, tables: tables$1 } = await answer({ name }, query);
	const missing = [];
	const columnSql = [];
	const files = /* @__PURE__ */ new Set();
	const triggerSql = [];
	const ours = Object.entries(tables);
	for (const [table, { columns, triggers }] of ours) {
		const found = tables$1?.[table];
		if (!found) {
			missing.push(`table ${table}`);
			files.add(await migrationFor(table));
			continue;
		}
		for (const [column, type] of Object.entries(columns)) {
			if (column in found.columns) continue;
			missing.push(`column ${table}.${column}`);
			columnSql.push(`alter table public.${table} add column "${column}" ${type};`);
		}
		for (const [trigger, definition] of Object.entries(triggers)) {
			if (trigger in found.triggers) continue;
			missing.push(`trigger ${trigger} of ${table}`);
			triggerSql.push(`drop trigger if exists ${trigger} on public.${table};`, `${definition};`);
		}
	}
	for (const call of functions) {
		if (functions$1?.includes(call)) continue;
		missing.push(`function ${call}`);
		files.add(await migrationFor(call.includes("(gazelle_") ? call : call.replace(/\(.*/, "")));
	}
	const fileSql = (await readMigrations()).flatMap(({ name, sql }) => files.has(name) ? [sql.trim()] : []);
	const named = (flag) => ours.flatMap(([table]) => tables$1?.[table]?.[flag] === false ? [table] : []);
	return {
		now,
		role,
		missing,
		sql: [
			...columnSql,
			...fileSql,
			...triggerSql
		],
		unwritable: named("writable"),
		unsecured: named("secured")
	};
}
const columnsOf = (table) => tables[table].columns;
export { inspect as n, columnsOf as t };
