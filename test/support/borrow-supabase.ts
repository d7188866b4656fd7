import { type SupabaseSandbox, startSupabase } from '../../sandbox/supabase/start.ts';

const CHANGES_SCHEMA = /\b(?:create|alter|drop|grant|revoke|comment)\b/i;
const idle: SupabaseSandbox[] = [];

/**
 * A Supabase that is as new. Starting one takes time, so the files of a worker use one after the other: to
 * close it is to give it back, without its rows, requests, faults and hooks. One whose schema was changed really closes.
 */
export async function borrowSupabase(): Promise<SupabaseSandbox> {
  const project = idle.pop() ?? (await startSupabase());
  const { http } = project;
  const takeBacks: (() => void)[] = [];
  let isChanged = false;
  await project.reset();

  return {
    ...project,
    http: {
      ...http,
      before(hook) {
        const takeBack = http.before(hook);
        takeBacks.push(takeBack);
        return takeBack;
      },
    },
    sql(query, params) {
      isChanged ||= CHANGES_SCHEMA.test(query);
      return project.sql(query, params);
    },
    async close() {
      if (isChanged) return project.close();
      for (const takeBack of takeBacks) takeBack();
      http.faults.clear();
      http.requests.length = 0;
      idle.push(project);
    },
  };
}
