/** Ends the process on an error that nothing caught, unless it is a reader of our output that went away. Node would print the whole of it, a client's data included. */
export async function onUncaught(error: unknown): Promise<void> {
  // Whoever reads our output has stopped reading, as `head` does: no reason to break off what is being done.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
  const { safeMessage } = await import('../pipeline/safe-message.ts');
  process.stderr.write(`etl: ${safeMessage(error)}\n`);
  process.exit(1);
}
