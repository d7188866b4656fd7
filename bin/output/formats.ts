/** How results are printed on stdout; ndjson is one entity a line, as each ends. */
export const outputFormats = ['table', 'json', 'ndjson'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** How the log is printed on stderr. */
export const logFormats = ['text', 'json'] as const;
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
