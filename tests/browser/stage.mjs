// The stage of the browser tests: the demonstration network on a loopback port, and a Chromium to look at it.
// Its one invariant: whatever it starts, it stops, by process id, and it writes only below tests/.cache.
//
//     const stage = await open()                     // JALON_TEST_BINARY (target/debug/jalon) demo
//     stage.address                                  // http://127.0.0.1:PORT
//     stage.people                                   // [{ role, email, password }] in the order printed
//     stage.roles                                    // each role once
//     const page = await stage.as('jobcoach', PHONE) // signed in, on `/`; null: nobody, on /sign-in
//     await axe(page)                                // accessibility faults, as readable text
//     troubles(page)                                 // console errors, CSP violations, outside requests since last asked
//     await shot(page, 'name')                       // tests/.cache/shots/name.png and name-full.png
//     await stage.leave(page); await stage.close()

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startDemo } from './demo.mjs';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

const shots = fileURLToPath(new URL('../.cache/shots', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Starts the demonstration, `settings` added to its environment, and a browser. */
export async function open(settings) {
  const server = await startDemo(settings);
  try {
    const browser = await chromium.launch({
      executablePath: process.env.JALON_TEST_CHROMIUM || '/usr/bin/chromium',
      args: [
        '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    });
    return new Stage(server, browser);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

class Stage {
  #server;
  #browser;
  #signedIn = new Map();

  constructor(server, browser) {
    this.#server = server;
    this.#browser = browser;
    this.address = server.address;
    this.people = server.people;
    this.roles = [...new Set(server.people.map((person) => person.role))];
  }

  /**
   * A page in a context of its own: as the first person of `role`, on `/`, or as nobody (null), on /sign-in.
   * A role signs in once; later pages take its cookies over, unless `fresh` asks for a sign-in of their own.
   */
  async as(role, { width = DESKTOP.width, height = DESKTOP.height, dark = false, javaScript = true, fresh = false } = {}) {
    const phone = width < 600;
    const context = await this.#browser.newContext({
      viewport: { width, height },
      isMobile: phone,
      hasTouch: phone,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      storageState: fresh ? undefined : this.#signedIn.get(role),
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    listen(page, this.address);
    if (!javaScript) await switchScripts(page, false);
    if (role === null) {
      await page.goto(`${this.address}/sign-in`);
      return page;
    }
    await page.goto(`${this.address}/`);
    if (fresh || !this.#signedIn.has(role) || isSignIn(page)) {
      await this.#signIn(page, role);
      this.#signedIn.set(role, await context.storageState());
    }
    troubles(page);
    return page;
  }

  async #signIn(page, role) {
    const person = this.people.find((one) => one.role === role);
    if (!person) throw new Error(`the demonstration has no « ${role} », only ${this.roles.join(', ')}`);
    if (!isSignIn(page)) await page.goto(`${this.address}/sign-in`);
    await page.locator('[name=email]').fill(person.email);
    await page.locator('[name=password]').fill(person.password);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.locator('form:has([name=password]) :is(button, input[type=submit])').last().click();
    const status = (await answer).status();
    await page.waitForLoadState();
    if (isSignIn(page)) {
      const words = (await page.locator('body').innerText()).slice(0, 400);
      throw new Error(`${person.email} (${role}) could not sign in: ${status}, the page says:\n${words}`);
    }
    if (new URL(page.url()).pathname !== '/') await page.goto(`${this.address}/`);
  }

  async leave(page) {
    await page.context().close();
  }

  async close() {
    await this.#browser.close();
    await this.#server.stop();
  }
}

/** Whether the page is the sign-in page: where somebody is sent who is not, or no longer, signed in. */
export function isSignIn(page) {
  return new URL(page.url()).pathname.startsWith('/sign-in');
}

// Scripts are switched by hand, not with Playwright's own option, because axe has to run in a page whose scripts never did.
const scriptSwitch = new WeakMap();

async function switchScripts(page, on) {
  if (!scriptSwitch.has(page)) scriptSwitch.set(page, await page.context().newCDPSession(page));
  await scriptSwitch.get(page).send('Emulation.setScriptExecutionDisabled', { value: !on });
}

const heard = new WeakMap();

function listen(page, address) {
  const list = [];
  heard.set(page, list);
  const say = (text) => list.push(text.replaceAll(address, ''));
  page.on('console', (message) => {
    if (message.type() === 'error') say(`console error: ${message.text()}`);
  });
  page.on('pageerror', (error) => say(`script error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob|about):/.test(url) && new URL(url).origin !== address) say(`request outside the origin: ${url}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left, and a file that becomes a download, both end as an abort.
    if (!why.includes('ERR_ABORTED')) say(`request failed: ${request.url()} ${why}`);
  });
}

/** What went wrong in the page's back since this was last asked. */
export function troubles(page) {
  return heard.get(page).splice(0);
}

/** The accessibility faults of the page as it stands, one readable text each; scripts of the page need not run. */
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  const scripted = !scriptSwitch.has(page);
  try {
    if (!scripted) await switchScripts(page, true);
    // A world of its own: axe neither meets the page's content security policy nor leaves a global behind.
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    });
    const evaluate = async (expression) => {
      const options = { expression, contextId, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
      if (exceptionDetails) throw new Error(`axe: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
      return result.value;
    };
    await evaluate(`${axeSource}; 0`);
    // `preload` would send requests of axe's own.
    const options = { runOnly: { type: 'tag', values: AXE_TAGS }, resultTypes: ['violations'], preload: false };
    const violations = await evaluate(`axe.run(document, ${JSON.stringify(options)}).then((r) => r.violations)`);
    return violations.map(readable);
  } finally {
    if (!scripted) await switchScripts(page, false);
    await session.detach();
  }
}

function readable({ id, impact, help, nodes }) {
  const places = nodes.slice(0, 4).map((node) => {
    const why = (node.failureSummary ?? '').split('\n').slice(1, 3).map((line) => line.trim()).join('; ');
    return `\n      ${node.html.replace(/\s+/g, ' ').slice(0, 140)}\n        ${why}`;
  });
  const more = nodes.length > 4 ? `\n      and ${nodes.length - 4} more` : '';
  return `axe ${id} (${impact}): ${help}${places.join('')}${more}`;
}

/** Keeps what is seen: the first screen, and the whole page. */
export async function shot(page, name) {
  mkdirSync(shots, { recursive: true });
  const file = join(shots, name.replace(/[^\p{L}\p{N}-]+/gu, '-').replace(/^-+|-+$/g, '') || 'page');
  await page.screenshot({ path: `${file}.png` });
  await page.screenshot({ path: `${file}-full.png`, fullPage: true });
}
