import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { populate } from '../../sandbox/gazelle/data/populate.ts';
import { SMALL } from '../../sandbox/gazelle/data/sizes.ts';
import { type GazelleSandbox, startGazelle } from '../../sandbox/gazelle/server.ts';
import { createWorld } from '../../sandbox/gazelle/world.ts';
import { ask, ID_PAGE, type IdPage, idPage, idPages } from './support/ask.ts';

let gazelle: GazelleSandbox;
beforeAll(async () => {
  gazelle = await startGazelle({ world: populate(createWorld(), SMALL) });
});
afterEach(() => {
  gazelle.setPageCap(100);
  gazelle.quirks = {};
});
afterAll(() => gazelle.close());

test('the pages of every connection, put together, are its list', async () => {
  const { world } = gazelle;
  const lists = {
    allClients: world.clients.ids(),
    allPianos: world.pianos.ids(),
    allEventsBatched: world.events.ids(),
  };
  for (const [field, ids] of Object.entries(lists)) {
    const pages = await idPages(gazelle, field, 'first: 5');
    expect(pages.flat()).toEqual(ids);
    expect(pages.slice(0, -1).every((page) => page.length === 5)).toBe(true);
  }
  expect((await idPages(gazelle, 'allTimelineEntries', 'first: 5')).flat().toSorted()).toEqual(
    world.timeline.ids().toSorted(),
  );
});

test('a page never exceeds the cap, whatever is asked for', async () => {
  gazelle.setPageCap(4);
  for (const args of ['first: 100', 'last: 100', '']) {
    expect((await idPage(gazelle, 'allClients', args)).nodes).toHaveLength(4);
  }
  expect((await idPage(gazelle, 'allClients', 'first: 3')).nodes).toHaveLength(3);
});

test('cursors are positions in base64, counted from 1', async () => {
  const { edges, pageInfo } = await idPage(gazelle, 'allClients', 'first: 3');
  expect(edges.map((edge) => edge.cursor)).toEqual(['MQ', 'Mg', 'Mw']);
  expect(pageInfo).toEqual({ startCursor: 'MQ', endCursor: 'Mw', hasNextPage: true, hasPreviousPage: false });
});

test('a connection is read backwards with last and before', async () => {
  const ids = gazelle.world.clients.ids();
  const end = await idPage(gazelle, 'allClients', 'last: 5');
  expect(end.nodes.map((node) => node.id)).toEqual(ids.slice(-5));
  expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const { nodes } = await idPage(gazelle, 'allClients', `last: 5, before: "${end.pageInfo.startCursor}"`);
  expect(nodes.map((node) => node.id)).toEqual(ids.slice(-10, -5));
});

test('totalCount counts the whole list, filters applied', async () => {
  expect((await idPage(gazelle, 'allClients', 'first: 1')).totalCount).toBe(12);
  const memos = await idPage(gazelle, 'allEventsBatched', 'first: 1, filters: { type: [MEMO] }');
  expect(memos.totalCount).toBe(gazelle.world.events.list().filter((event) => event.type === 'MEMO').length);
});

test('past the end there is an empty page, and a cursor that is none is an error', async () => {
  const beyond = Buffer.from('999').toString('base64url');
  expect(await idPage(gazelle, 'allClients', `after: "${beyond}"`)).toMatchObject({
    nodes: [],
    pageInfo: { endCursor: null, hasNextPage: false },
  });
  await expect(idPage(gazelle, 'allClients', 'after: "!!"')).rejects.toThrow('Invalid cursor');
});

test('a record deleted between two pages hides another, and one added first shows another twice', async () => {
  const own = await startGazelle({ world: populate(createWorld(), SMALL) });
  const ids = own.world.clients.ids();
  own.http.before(({ n }) => n === 2 && own.world.clients.remove(ids[0] ?? ''));
  const seen = (await idPages(own, 'allClients', 'first: 5')).flat();
  expect(seen).toEqual(ids.toSpliced(5, 1));

  own.http.requests.length = 0;
  own.http.before(({ n }) => n === 2 && own.world.clients.insert({}));
  const newest = (await idPages(own, 'allClients', 'first: 5, sortBy: [CREATED_AT_DESC]')).flat();
  expect(newest[5]).toBe(newest[4]);
  await own.close();
});

test('contacts are paged within their client, archived ones on request alone', async () => {
  const { world } = gazelle;
  const { id } = world.clients.insert({});
  const made = Array.from(
    { length: 7 },
    (_, n) => world.contacts.insert({ clientId: id, archived: n === 3 }).id,
  );
  const contacts = async (args: string) => {
    const query = `{ client(id: "${id}") { page: allContacts(${args}) { ${ID_PAGE} } } }`;
    const { nodes, pageInfo } = (await ask<{ client: { page: IdPage } }>(gazelle, query)).data.client.page;
    return { ids: nodes.map((node) => node.id), more: pageInfo.hasNextPage };
  };
  const listed = made.toSpliced(3, 1);
  expect(await contacts('first: 4')).toEqual({ ids: listed.slice(0, 4), more: true });
  expect(await contacts('first: 4, after: "NA"')).toEqual({ ids: listed.slice(4), more: false });
  expect(await contacts('includeArchived: true')).toEqual({ ids: made, more: false });
  gazelle.setPageCap(2);
  expect(await contacts('first: 50')).toEqual({ ids: listed.slice(0, 2), more: true });
  world.clients.remove(id);
});

test('short pages are short, and reading on still finds every record', async () => {
  gazelle.quirks.shortPages = 3;
  const pages = await idPages(gazelle, 'allClients', 'first: 5');
  expect(pages.every((page) => page.length <= 3)).toBe(true);
  expect(pages.flat()).toEqual(gazelle.world.clients.ids());
});

test('empty pages say there is more, with a new cursor, and hide nothing', async () => {
  gazelle.quirks = { emptyPages: [1, 3, 4] };
  for (const _ of ['a first read', 'a second one']) {
    const pages = await idPages(gazelle, 'allClients', 'first: 5');
    expect(pages.map((page) => page.length)).toEqual([0, 5, 0, 0, 5, 2]);
    expect(pages.flat()).toEqual(gazelle.world.clients.ids());
  }
  const first = await idPage(gazelle, 'allClients');
  const second = await idPage(gazelle, 'allPianos', 'first: 5');
  expect([first.edges, second.edges]).toEqual([[], []]);
});

test('a repeated cursor repeats, and never ends by itself', async () => {
  gazelle.quirks.repeatCursor = true;
  const first = await idPage(gazelle, 'allClients', 'first: 5');
  const again = await idPage(gazelle, 'allClients', `first: 5, after: "${first.pageInfo.endCursor}"`);
  expect(again.pageInfo).toEqual({ ...first.pageInfo, hasPreviousPage: true });
  expect(new Set(first.edges.map((edge) => edge.cursor)).size).toBe(1);
});
