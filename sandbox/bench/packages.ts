// Loads what a sync is made with, and does nothing: what it takes to start before any line of ours.
// Run by the benchmark as a process of its own.
await Promise.all([
  import('yargs'),
  import('pino'),
  import('pino-pretty'),
  import('graphql-request'),
  import('@supabase/supabase-js'),
  import('stream-chain/utils/pipe.js'),
]);
// Both clients make a Headers for each request, and Node loads its fetch for the first.
new Headers();
