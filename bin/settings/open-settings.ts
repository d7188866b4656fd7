import type { Logger } from 'pino';
import type { ProjectConfig } from '../../pipeline/config.ts';
import { type LogOptions, openLog } from '../log.ts';
import { loadEnvFile } from './environment.ts';
import { type ReadConfigOptions, readConfig, readProject, type Settings } from './read-config.ts';

interface CommonArguments extends LogOptions {
  envFile: string | undefined;
}

/** The settings and the log of a command that reads from Gazelle. */
export function openSettings(args: CommonArguments, options?: ReadConfigOptions): Settings & { log: Logger } {
  loadEnvFile(args.envFile);
  return { ...readConfig(process.env, options), log: openLog(args) };
}

/** The settings and the log of a command that uses only Supabase. The Gazelle settings are not read. */
export function openProject(args: CommonArguments): { config: ProjectConfig; log: Logger } {
  loadEnvFile(args.envFile);
  return { config: readProject(process.env), log: openLog(args) };
}
