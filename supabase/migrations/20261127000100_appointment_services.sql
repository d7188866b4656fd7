-- Appointments that are stored already are read again, with their services.
call public.gazelle_make_table('gazelle_appointment_services', '
  appointment_id text, service_item_id text, piano_id text, name text, amount integer, quantity_hundredths integer,
  duration_minutes integer, type text, is_taxable boolean, is_tuning boolean');

comment on table public.gazelle_appointment_services is
  'The services that are planned for appointments, copied from Gazelle. Empty where the API has none.';
comment on column public.gazelle_appointment_services.service_item_id is
  'The service of the list of prices that it was made of. Null where it was written by hand.';
comment on column public.gazelle_appointment_services.piano_id is 'The piano it is planned for; null where Gazelle names none.';
comment on column public.gazelle_appointment_services.amount is
  'In the smallest unit of the currency of the company: divide by currency_divisor of gazelle_service_items.';

call public.gazelle_add_column('gazelle_appointment_services', 'quantity_hundredths', 'integer',
  'The quantity times 100: 150 is one and a half. What it comes to is amount * quantity_hundredths / 100.', 'appointments');

call public.gazelle_relate('gazelle_appointment_services', 'appointment_id', 'appointment', 'gazelle_appointments', 'services');
call public.gazelle_relate('gazelle_appointment_services', 'service_item_id', 'service_item', 'gazelle_service_items', 'appointment_services');
call public.gazelle_relate('gazelle_appointment_services', 'piano_id', 'piano', 'gazelle_pianos', 'appointment_services');
