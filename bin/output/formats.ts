export const outputFormats = ['table', 'json', 'ndjson'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export const logFormats = ['text', 'json'] as const;
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
