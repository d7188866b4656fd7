// Keeps this project in step with Gazelle, called by the database's own schedule: docs/inside-supabase.md of gazelle-etl.
import { answer } from 'npm:gazelle-etl/supabase';

Deno.serve((request) => answer(request, Deno.env.toObject()));
