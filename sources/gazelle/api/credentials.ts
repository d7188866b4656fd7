/** What proves to Gazelle who asks: an API key, or an OAuth token that can be renewed. */
export interface Credentials {
  /** The headers for the next request. */
  headers(): Promise<Record<string, string>>;
  /** Called after a 401 with the headers that were refused; new ones are then tried once. Absent where there can be none. */
  renew?(used: Record<string, string>): Promise<void>;
}

export const keyHeader = 'x-gazelle-api-key';

/** The key from Gazelle's settings page; it cannot be renewed. */
export const apiKey = (key: string): Credentials => ({
  headers: async () => ({ [keyHeader]: key }),
});
