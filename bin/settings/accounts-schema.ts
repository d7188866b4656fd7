import { z } from 'zod';
import { toMilliseconds } from './flag-values.ts';

const secret = z
  .string()
  .regex(/^(env:[A-Za-z_]\w*|file:.+)$/, 'must be env:NAME or file:PATH, never the secret itself')
  .describe('env:NAME or file:PATH (from the folder of this file on), never the secret itself');

const text = z.string().min(1);

/** The name of an account. */
export const accountId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'must be 1 to 40 characters of a-z, 0-9 and -');

const accountSchema = z.strictObject({
  id: accountId,
  gazelle: z
    .strictObject({
      apiKey: secret.optional(),
      clientId: text.optional(),
      clientSecret: secret.optional(),
      refreshToken: secret.optional(),
      apiUrl: text.optional(),
      tokenUrl: text.optional(),
    })
    .describe('apiKey, or clientId, clientSecret and refreshToken of an OAuth application'),
  supabase: z
    .strictObject({ url: text, secretKey: secret })
    .optional()
    .describe('The project of its rows, if it is not that of SUPABASE_URL'),
  timezone: text.optional().describe('An IANA name; GAZELLE_TIMEZONE when absent'),
  every: z
    .string()
    .refine(
      (value) => toMilliseconds(value, 60_000) !== null,
      'must be a length of time from 1m on, such as 1h',
    )
    .optional()
    .describe('How often it is to be synced, such as 1h'),
});

/** What an accounts file may hold; its JSON schema, for editors, is generated from it. */
export const accountsSchema = z.strictObject({
  $schema: z.string().optional(),
  accounts: z.array(accountSchema).min(1),
});

/** An account as its file has it, secrets by reference. */
export type AccountEntry = z.infer<typeof accountSchema>;
