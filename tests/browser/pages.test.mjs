// Every page a role can reach by following links, on a phone and on a desktop, in light and dark, with and without
// JavaScript. Phone-light and desktop-dark look at every page; the six other ways look at a sample of them.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { DESKTOP, PHONE, axe, isSignIn, open, shot, troubles } from './stage.mjs';
import { faults } from './sight.mjs';

const PAGES_PER_ROLE = Number(process.env.JALON_TEST_PAGES ?? 40);
// Two cases show the same template; a third would only cost time.
const PAGES_PER_SHAPE = 2;
const SAMPLE = 5;

const WAYS = [];
for (const [size, name] of [[PHONE, 'phone'], [DESKTOP, 'desktop']]) {
  for (const dark of [false, true]) {
    for (const javaScript of [true, false]) {
      const words = [name, dark ? 'dark' : 'light', javaScript ? 'with JavaScript' : 'without JavaScript'];
      WAYS.push({ ...size, dark, javaScript, name: words.join(', ') });
    }
  }
}
const [FIRST] = WAYS;
const SECOND = WAYS.find((way) => way.width === DESKTOP.width && way.dark && way.javaScript);
const OTHERS = WAYS.filter((way) => way !== FIRST && way !== SECOND);

const stage = await open();
after(() => stage.close());

const walks = new Map();

/** Follows the links from the role's first page, looking at each page in the first way; done once per role. */
function walk(role) {
  if (!walks.has(role)) walks.set(role, follow(role));
  return walks.get(role);
}

async function follow(role) {
  const page = await stage.as(role, FIRST);
  const start = new URL(page.url()).pathname;
  const queue = [{ path: start, from: 'the first page' }];
  const met = new Set([start]);
  const shapes = new Map();
  const seen = [];
  const wrong = [];
  while (queue.length > 0 && seen.length < PAGES_PER_ROLE) {
    const { path, from } = queue.shift();
    const shape = shapeOf(path);
    const times = shapes.get(shape) ?? 0;
    if (times >= PAGES_PER_SHAPE) continue;
    shapes.set(shape, times + 1);
    const { isPage, found } = await look(page, path);
    wrong.push(...found.map((text) => `${path} (linked from ${from}): ${text}`));
    if (!isPage) continue;
    seen.push(path);
    await shot(page, `${role ?? 'nobody'}-phone-${path}`);
    for (const next of await links(page)) {
      if (!met.has(next)) queue.push({ path: next, from: path });
      met.add(next);
    }
  }
  await stage.leave(page);
  return { seen, wrong, left: queue.length };
}

/** Opens a path and says everything that is wrong with it. */
async function look(page, path) {
  troubles(page);
  let response;
  try {
    response = await page.goto(stage.address + path);
  } catch (error) {
    if (/Download is starting/.test(error.message)) return { isPage: false, found: troubles(page) };
    return { isPage: false, found: [error.message.split('\n')[0]] };
  }
  if (response.status() >= 400) return { isPage: false, found: [`status ${response.status()}`, ...troubles(page)] };
  if (!/^text\/html/.test(response.headers()['content-type'] ?? '')) return { isPage: false, found: troubles(page) };
  const found = [...(await faults(page)), ...(await axe(page)), ...troubles(page)];
  if (isSignIn(page) && !path.startsWith('/sign-in')) found.push('leads to the sign-in page');
  return { isPage: true, found };
}

async function links(page) {
  const found = await page.locator('a[href]:not([download])').evaluateAll((list) => list.map((link) => link.href));
  return found
    .map((href) => new URL(href))
    .filter((url) => url.origin === stage.address && !url.pathname.startsWith('/sign-out'))
    .map((url) => url.pathname + url.search);
}

/** /cases/0198…/sessions/new?from=x → /cases/·/sessions/new?from */
function shapeOf(path) {
  const url = new URL(path, stage.address);
  const parts = url.pathname.split('/').map((part) => (/\d/.test(part) ? '·' : part));
  return `${parts.join('/')}?${[...new Set(url.searchParams.keys())].sort().join('&')}`;
}

function sample(paths) {
  const step = Math.max(1, Math.ceil(paths.length / SAMPLE));
  return paths.filter((_path, index) => index % step === 0);
}

async function lookAt(role, way, paths) {
  const page = await stage.as(role, way);
  const wrong = [];
  for (const path of paths) {
    const { found } = await look(page, path);
    wrong.push(...found.map((text) => `${path}: ${text}`));
    if (way === SECOND) await shot(page, `${role ?? 'nobody'}-desktop-${path}`);
  }
  await stage.leave(page);
  return wrong;
}

function assertNothingWrong(wrong) {
  assert.equal(wrong.length, 0, `${wrong.length} faults\n  ${wrong.slice(0, 30).join('\n  ')}`);
}

// Two roles at a time: the server and the browser are different processes, so one role alone leaves a core idle.
describe('every page', { concurrency: 2 }, () => {
  for (const role of [null, ...stage.roles]) {
    describe(`of ${role ?? 'somebody who is not signed in'}`, { concurrency: 1 }, () => {
      it(`all of them: ${FIRST.name}`, async (test) => {
        const { seen, wrong, left } = await walk(role);
        test.diagnostic(`${seen.length} pages${left > 0 ? ` (${left} links were left aside)` : ''}: ${seen.join(' ')}`);
        assert.ok(seen.length > 0, `no page could be opened\n  ${wrong.join('\n  ')}`);
        assertNothingWrong(wrong);
      });

      it(`all of them: ${SECOND.name}`, async () => {
        const { seen } = await walk(role);
        assertNothingWrong(await lookAt(role, SECOND, seen));
      });

      for (const way of OTHERS) {
        it(`a sample: ${way.name}`, async () => {
          const { seen } = await walk(role);
          assertNothingWrong(await lookAt(role, way, sample(seen)));
        });
      }
    });
  }
});
