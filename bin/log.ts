import { styleText } from 'node:util';
import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Arguments } from './options/arguments.ts';

export type LogOptions = Pick<Arguments<'sync'>, 'logFormat' | 'logLevel'>;

/** A log on stderr, so that stdout holds results only; written at once, so that nothing is lost when the process ends. */
export function openLog({ logFormat, logLevel }: LogOptions): Logger {
  const destination =
    logFormat === 'json'
      ? pino.destination({ fd: 2, sync: true })
      : pretty({
          // On a terminal through the stream, so that live lines stay below.
          destination: process.stderr.isTTY ? process.stderr : 2,
          sync: true,
          // As NO_COLOR, FORCE_COLOR, TERM and the terminal have it.
          colorize: styleText('red', '.', { stream: process.stderr }) !== '.',
          translateTime: "UTC:HH:MM:ss'Z'",
          ignore: 'account,collection,id',
          messageFormat: '{if account}{account} {end}{if collection}{collection}: {end}{msg}',
        });
  return pino({ level: logLevel, base: null }, destination);
}
