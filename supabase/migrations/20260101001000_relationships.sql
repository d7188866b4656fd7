-- Relationships for the API without foreign keys (Gazelle can refer to records it no longer shows), as in
-- select('make, client(company_name)'). They have no search_path of their own, so that the planner can inline them.

call public.gazelle_relate('gazelle_contacts', 'client_id', 'client', 'gazelle_clients', null);
call public.gazelle_relate('gazelle_pianos', 'client_id', 'client', 'gazelle_clients', null);
call public.gazelle_relate('gazelle_appointments', 'client_id', 'client', 'gazelle_clients', null);
call public.gazelle_relate('gazelle_timeline_entries', 'client_id', 'client', 'gazelle_clients', null);
call public.gazelle_relate('gazelle_appointments', 'piano_id', 'piano', 'gazelle_pianos', null);
call public.gazelle_relate('gazelle_timeline_entries', 'piano_id', 'piano', 'gazelle_pianos', null);
call public.gazelle_relate('gazelle_appointments', 'user_id', 'user', 'gazelle_users', null);
call public.gazelle_relate('gazelle_timeline_entries', 'user_id', 'user', 'gazelle_users', null);
call public.gazelle_relate('gazelle_clients', 'preferred_technician_id', 'preferred_technician', 'gazelle_users', null);
call public.gazelle_relate('gazelle_timeline_entries', 'appointment_id', 'appointment', 'gazelle_appointments', null);
