/** What proves to Gazelle who asks: an API key, or an OAuth token that can be renewed. */
export interface Credentials {
  /** The headers for the next request. */
  headers(): Promise<Record<string, string>>;
  /** Called after a 401 with the headers that were refused: true when new ones are worth one more try. */
  renew(used: Record<string, string>): Promise<boolean>;
}

/** The key from Gazelle's settings page; it cannot be renewed. */
export function apiKey(key: string): Credentials {
  return {
    headers: async () => ({ 'x-gazelle-api-key': key }),
    renew: async () => false,
  };
}
