/**
 * Ends the process on an uncaught error, except when the reader of our output has closed the pipe. Node would print the
 * whole error, which may hold a client's data.
 */
export async function onUncaught(error: unknown): Promise<void> {
  // The reader of the pipe has closed it, as `head` does. The run continues.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
  const { safeMessage } = await import('../pipeline/safe-message.ts');
  const { told } = await import('./messages/told.ts');
  process.stderr.write(`etl: ${told(safeMessage(error))}\n`);
  process.exit(1);
}
