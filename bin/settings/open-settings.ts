import type { Logger } from 'pino';
import { type LogOptions, openLog } from '../log.ts';
import { loadEnvFile, type ReadConfigOptions, readConfig, type Settings } from './read-config.ts';

/** The settings of a command and its log, from the flags that all commands have in common. */
export function openSettings(
  args: LogOptions & { envFile: string | undefined },
  options: ReadConfigOptions = { supabase: 'needed' },
): Settings & { log: Logger } {
  loadEnvFile(args.envFile);
  return { ...readConfig(process.env, options), log: openLog(args) };
}
