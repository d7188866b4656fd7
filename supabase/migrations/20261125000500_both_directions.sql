-- The way back of the first relationships, by the plain plural of what refers to a row.
call public.gazelle_relate('gazelle_clients', 'default_contact_id', 'default_contact', 'gazelle_contacts', 'clients');
call public.gazelle_relate('gazelle_clients', 'preferred_technician_id', 'preferred_technician', 'gazelle_users', 'clients');
call public.gazelle_relate('gazelle_contacts', 'client_id', 'client', 'gazelle_clients', 'contacts');
call public.gazelle_relate('gazelle_pianos', 'client_id', 'client', 'gazelle_clients', 'pianos');
call public.gazelle_relate('gazelle_appointments', 'client_id', 'client', 'gazelle_clients', 'appointments');
call public.gazelle_relate('gazelle_appointments', 'piano_id', 'piano', 'gazelle_pianos', 'appointments');
call public.gazelle_relate('gazelle_appointments', 'user_id', 'user', 'gazelle_users', 'appointments');
call public.gazelle_relate('gazelle_appointments', 'created_by_id', 'created_by', 'gazelle_users', 'created_appointments');
call public.gazelle_relate('gazelle_timeline_entries', 'client_id', 'client', 'gazelle_clients', 'timeline_entries');
call public.gazelle_relate('gazelle_timeline_entries', 'piano_id', 'piano', 'gazelle_pianos', 'timeline_entries');
call public.gazelle_relate('gazelle_timeline_entries', 'user_id', 'user', 'gazelle_users', 'timeline_entries');
call public.gazelle_relate('gazelle_timeline_entries', 'appointment_id', 'appointment', 'gazelle_appointments', 'timeline_entries');
