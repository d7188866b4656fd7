/**
 * The rows of each table as they are sent to Supabase: every column the sync writes, and no other. Instants are ISO 8601
 * in UTC, dates `YYYY-MM-DD`, times `HH:MM:SS`.
 */

interface Stored {
  /** Gazelle's own id. */
  id: string;
  /** Always null on the way in: a record that Gazelle shows again is undeleted. */
  deleted_at: null;
}

interface Dated {
  created_at: string | null;
  updated_at: string | null;
}

export interface UserRow extends Stored, Dated {
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  status: string | null;
  access_level: string | null;
  is_schedulable: boolean | null;
  timezone: string | null;
}

export interface ClientRow extends Stored, Dated {
  /** Whose name, address, e-mail and phone the row has. */
  default_contact_id: string | null;
  company_name: string | null;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  street1: string | null;
  street2: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  status: string | null;
  client_type: string | null;
  tags: string[];
  personal_notes: string | null;
  preference_notes: string | null;
  locale: string | null;
  lifecycle_state: string | null;
  preferred_technician_id: string | null;
  referred_by: string | null;
  no_contact_until: string | null;
  no_contact_reason: string | null;
  reference_id: string | null;
  custom: Record<string, string> | null;
}

export interface ContactRow extends Stored, Dated {
  client_id: string;
  first_name: string | null;
  middle_name: string | null;
  last_name: string | null;
  title: string | null;
  role: string | null;
  email: string | null;
  phone: string | null;
  is_default: boolean | null;
  is_billing_default: boolean | null;
  archived: boolean;
  wants_email: boolean | null;
  wants_phone: boolean | null;
  wants_text: boolean | null;
}

export interface PianoRow extends Stored, Dated {
  client_id: string | null;
  make: string | null;
  model: string | null;
  serial_number: string | null;
  type: string | null;
  year: number | null;
  location: string | null;
  notes: string | null;
  status: string | null;
  size: string | null;
  use_type: string | null;
  case_color: string | null;
  case_finish: string | null;
  tags: string[];
  has_ivory: boolean | null;
  rental: boolean | null;
  rental_contract_ends_on: string | null;
  consignment: boolean | null;
  needs_repair_or_rebuilding: boolean | null;
  total_loss: boolean | null;
  player_installed: boolean | null;
  service_interval_months: number | null;
  last_service_on: string | null;
  next_service_on: string | null;
  dampp_chaser_installed: boolean | null;
  dampp_chaser_humidistat_model: string | null;
  dampp_chaser_mfg_date: string | null;
  reference_id: string | null;
}

export interface AppointmentRow extends Stored, Dated {
  client_id: string | null;
  user_id: string | null;
  created_by_id: string | null;
  /** The first of `piano_ids`. */
  piano_id: string | null;
  piano_ids: string[];
  title: string | null;
  notes: string | null;
  start_at: string | null;
  timezone: string | null;
  /** Where the event takes place. */
  local_date: string | null;
  local_time: string | null;
  duration_minutes: number | null;
  status: string | null;
  type: string | null;
  is_all_day: boolean | null;
  confirmed_by_client: boolean | null;
  source: string | null;
  travel_mode: string | null;
  address: string | null;
}

export interface TimelineRow extends Stored {
  client_id: string | null;
  piano_id: string | null;
  appointment_id: string | null;
  invoice_id: string | null;
  estimate_id: string | null;
  user_id: string | null;
  type: string;
  summary: string | null;
  comment: string | null;
  occurred_at: string | null;
}
