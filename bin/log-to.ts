import pino, { type Logger } from 'pino';
import type { Hooks } from './hooks.ts';

/** A log that calls `onLog` with each line. */
export function logTo(onLog: Hooks['onLog']): Logger {
  if (!onLog) return pino({ level: 'silent' });
  const level = (level: string) => ({ level });
  const options = { level: 'debug', base: null, timestamp: false, formatters: { level } };
  return pino(options, { write: (line) => onLog(JSON.parse(line)) });
}
