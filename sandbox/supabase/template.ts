import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A database folder, and what Lite read of its schema. */
export type Template = { data: Blob; schema: string };

/** Templates kept on disk: making one takes seconds, starting from one does not. Without a usable disk, none is kept. */
type TemplateStore = {
  load(): Promise<Template | undefined>;
  save(template: Template): Promise<void>;
};

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/gazelle-etl/', import.meta.url));

/** The place of the template of a kind that is made from `ingredients`: anything that, when changed, makes it another. */
export function templateStore(kind: string, ingredients: readonly string[]): TemplateStore {
  const prefix = `${kind}-`;
  const name = prefix + createHash('sha256').update(JSON.stringify(ingredients)).digest('hex').slice(0, 16);
  const folder = join(CACHE, name);

  return {
    async load() {
      try {
        const schema = await readFile(join(folder, 'schema.json'), 'utf8');
        // Read at once: another checkout that shares the folder may remove it meanwhile.
        const { buffer } = await readFile(join(folder, 'data.tar'));
        // PGlite only reads it: a blob of these 27 MB would copy them, twice for each start.
        return {
          data: Object.assign(new Blob(), { arrayBuffer: async () => buffer as ArrayBuffer }),
          schema,
        };
      } catch {
        return undefined;
      }
    },
    async save({ data, schema }) {
      try {
        await mkdir(CACHE, { recursive: true });
        await removeOthers(prefix, name);
        // Made aside and moved as a whole, so that no other process ever sees half of one.
        const draft = await mkdtemp(join(dirname(folder), 'draft-'));
        await writeFile(join(draft, 'data.tar'), data.stream());
        await writeFile(join(draft, 'schema.json'), schema);
        await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
      } catch {
        // The next start is as slow as this one was.
      }
    },
  };
}

async function removeOthers(prefix: string, name: string): Promise<void> {
  const others = (await readdir(CACHE)).filter((entry) => entry.startsWith(prefix) && entry !== name);
  await Promise.all(others.map((entry) => rm(join(CACHE, entry), { recursive: true, force: true })));
}
