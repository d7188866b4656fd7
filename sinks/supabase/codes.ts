/** The error codes of Postgres and PostgREST that mean something to us: https://docs.postgrest.org/en/stable/references/errors.html */

/** A table, column or function does not exist. */
export const missing = /^(PGRST20[245]|42703|42P01|42883)$/;

/** PostgREST's memory of the schema lacks a function or table; it may be behind for some seconds after a migration. */
export const missingInCache = /^PGRST20[25]$/;

/** The schema is not one of those that the API shows. */
export const schemaHidden = /^PGRST106$/;

/** The key is a token that is not accepted, as happens for some seconds after a restart or while keys are changed. */
export const tokenRefused = /^PGRST30[123]$/;

/**
 * The values of a row are refused: data, constraints, program limits, an exception that a trigger of the owner's own raises,
 * and the check of a view.
 */
export const valuesRefused = /^((22|23|54)\w{3}|P0001|44000)$/;

/** A statement ran longer than the role may; Supabase allows some seconds. */
export const timeout = /^57014$/;

/** The key's role lacks a grant. */
export const grantMissing = /^42501$/;

/** The database takes no writes. */
export const readOnly = /^25006$/;

/** The triggers raise it when the run does not hold the lease. */
export const leaseLost = /^LS001$/;
