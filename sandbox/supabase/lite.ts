const { emitWarning } = process;
const { App } = await import('@supabase/lite');
const { createPgliteConnection } = await import('@supabase/lite/pglite');
// Importing them replaces it by one that throws on any warning given as an Error, such as too many listeners.
process.emitWarning = emitWarning;

export { App, createPgliteConnection };
