import { chaos } from './chaos/run.ts';

const [rounds = '50', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const tell = (line: string) => process.stdout.write(`${line}\n`);

tell(`seed ${seed}: node sandbox/chaos.ts ${rounds} ${seed}`);
const { runs, kills, differences } = await chaos({ rounds: Number(rounds), seed: Number(seed), tell });
tell(`${kills} of ${runs} runs were killed; Supabase differs from Gazelle in ${differences.length} places`);
process.exitCode = differences.length > 0 ? 1 : 0;
