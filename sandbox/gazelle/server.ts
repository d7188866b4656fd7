import { type HttpSandbox, serve } from '../http/serve.ts';
import { randomKey } from '../random-key.ts';
import { apiOf } from './graphql/api.ts';
import { resolversOf } from './graphql/schema.ts';
import { createOAuth, type OAuth, type OAuthConfig } from './oauth.ts';
import type { Quirks, Settings } from './quirks.ts';
import { createWorld, type World } from './world.ts';

const GRAPHQL_PATH = '/graphql/private/';
const TOKEN_PATH = '/developer/oauth/token';

/** How the sandbox starts. */
export type GazelleOptions = {
  /** The account served. Default: an empty one. */
  world?: World;
  /** More companies, by the API key that opens each; their clocks are not in the `Date` header. */
  others?: ReadonlyMap<string, World>;
  port?: number;
  /** Default: a new one at each start. */
  apiKey?: string;
  /** Whether ClientSort and PianoSort have UPDATED_AT. Default: true. */
  updatedAtSort?: boolean;
  /** The most records a page may have. Default: 100. */
  pageCap?: number;
  latencyMs?: number;
  introspection?: 'allowed' | 'refused';
  /** Makes the schema of a later API: gets our SDL, and gives that of the server. */
  drift?: (sdl: string) => string;
  /** Lets bearer tokens in beside the API key. */
  oauth?: OAuthConfig;
  ties?: Settings['ties'];
};

/** A local Gazelle, over HTTP. */
export type GazelleSandbox = {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** The OAuth token endpoint. */
  readonly tokenUrl: string;
  readonly apiKey: string;
  readonly world: World;
  readonly http: HttpSandbox;
  readonly oauth: OAuth;
  /** Misbehaviour in force; may be changed or replaced at any time. */
  quirks: Quirks;
  setUpdatedAtSort(on: boolean): void;
  setPageCap(records: number): void;
  close(): Promise<void>;
};

/** Starts a local Gazelle on the loopback interface. Its `Date` header is the world's clock. */
export async function startGazelle(options: GazelleOptions = {}): Promise<GazelleSandbox> {
  const { world = createWorld(), apiKey = `gz_${randomKey()}`, introspection = 'allowed' } = options;
  const settings: Settings = { pageCap: options.pageCap ?? 100, quirks: {}, ties: options.ties ?? 'stable' };
  let updatedAtSort = options.updatedAtSort ?? true;
  const oauth = createOAuth(options.oauth);

  const own = resolversOf(world, settings);
  const others = new Map([...(options.others ?? [])].map(([key, one]) => [key, resolversOf(one, settings)]));

  /** What answers for the company whose key or token this is; undefined without one. */
  function openedBy({ headers }: Request): typeof own | undefined {
    const key = headers.get('x-gazelle-api-key');
    if (key === apiKey) return own;
    const isToken =
      oauth.accessToken !== null && headers.get('authorization') === `Bearer ${oauth.accessToken}`;
    return isToken ? own : others.get(key ?? '');
  }

  async function handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === TOKEN_PATH) return oauth.answer(request);
    if (pathname !== GRAPHQL_PATH) return Response.json({ error: 'Not found' }, { status: 404 });
    if (request.method !== 'POST') return Response.json({ error: 'Method not allowed' }, { status: 405 });
    const resolvers = openedBy(request);
    if (!resolvers) return Response.json({ error: 'Unauthorized' }, { status: 401 });
    const api = apiOf({ endpoint: GRAPHQL_PATH, updatedAtSort, introspection }, options.drift);
    request.headers.set('accept', 'application/json');
    return alwaysOk(await api.fetch(request, { resolvers }));
  }

  const latency = options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs };
  const http = await serve(handle, { port: options.port ?? 0, now: world.now, ...latency });
  return {
    url: http.url + GRAPHQL_PATH,
    tokenUrl: http.url + TOKEN_PATH,
    apiKey,
    world,
    http,
    oauth,
    get quirks() {
      return settings.quirks;
    },
    set quirks(quirks) {
      settings.quirks = quirks;
    },
    setUpdatedAtSort(on) {
      updatedAtSort = on;
    },
    setPageCap(records) {
      settings.pageCap = records;
    },
    close: http.close,
  };
}

// GraphQL errors come with HTTP 200 from Gazelle's server, whatever the client accepts; yoga does otherwise for
// the newer media type, and for variables that do not fit.

function alwaysOk(response: Response): Response {
  if (response.status !== 400) return response;
  return new Response(response.body, { status: 200, headers: response.headers });
}
