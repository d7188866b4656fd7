-- Relationships for the API without foreign keys (Gazelle can refer to records it no longer shows), as in
-- select('make, client(company_name)'). They have no search_path of their own, so that the planner can inline them.

create or replace function public.client(public.gazelle_contacts)
returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where account_id = $1.account_id and id = $1.client_id $$;

create or replace function public.client(public.gazelle_pianos)
returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where account_id = $1.account_id and id = $1.client_id $$;

create or replace function public.client(public.gazelle_appointments)
returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where account_id = $1.account_id and id = $1.client_id $$;

create or replace function public.client(public.gazelle_timeline_entries)
returns setof public.gazelle_clients rows 1 language sql stable
as $$ select * from public.gazelle_clients where account_id = $1.account_id and id = $1.client_id $$;

create or replace function public.piano(public.gazelle_appointments)
returns setof public.gazelle_pianos rows 1 language sql stable
as $$ select * from public.gazelle_pianos where account_id = $1.account_id and id = $1.piano_id $$;

create or replace function public.piano(public.gazelle_timeline_entries)
returns setof public.gazelle_pianos rows 1 language sql stable
as $$ select * from public.gazelle_pianos where account_id = $1.account_id and id = $1.piano_id $$;

create or replace function public."user"(public.gazelle_appointments)
returns setof public.gazelle_users rows 1 language sql stable
as $$ select * from public.gazelle_users where account_id = $1.account_id and id = $1.user_id $$;

create or replace function public."user"(public.gazelle_timeline_entries)
returns setof public.gazelle_users rows 1 language sql stable
as $$ select * from public.gazelle_users where account_id = $1.account_id and id = $1.user_id $$;

create or replace function public.preferred_technician(public.gazelle_clients)
returns setof public.gazelle_users rows 1 language sql stable
as $$ select * from public.gazelle_users where account_id = $1.account_id and id = $1.preferred_technician_id $$;

create or replace function public.appointment(public.gazelle_timeline_entries)
returns setof public.gazelle_appointments rows 1 language sql stable
as $$ select * from public.gazelle_appointments where account_id = $1.account_id and id = $1.appointment_id $$;
