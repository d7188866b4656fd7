/** Error codes of Postgres and PostgREST: https://docs.postgrest.org/en/stable/references/errors.html */

/**
 * The values of a row are refused: data, constraints, program limits, an exception that a trigger of the owner's own raises,
 * and the check of a view.
 */
export const valuesRefused = /^((22|23|54)\w{3}|P0001|44000)$/;

/** A statement ran longer than the role may; Supabase allows some seconds. */
export const timeout = /^57014$/;
