// The story that happens forty times a week: a coach on a pavement, phone in hand, notes a session and leaves.
// Three taps and the note; nothing typed is ever lost; the note is on the case page at the end.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { PHONE, axe, open, shot, troubles } from './stage.mjs';
import { faults } from './sight.mjs';

const MOST_TAPS = 3;
const FORM_PATH = /^\/cases\/[^/]+\/sessions\/new$/;
const FAR_TOO_LATE = '2099-12-31';

const stage = await open();
after(() => stage.close());

const form = (page) => page.locator('form:has(textarea[name=note])');
const noteField = (page) => page.locator('textarea[name=note]');
const saveButton = (page) => form(page).getByRole('button', { name: /^Enregistrer/ });
const noteLink = (page) =>
  page.getByRole('main').getByRole('link', { name: /^Noter/ }).or(page.getByRole('main').getByRole('button', { name: /^Noter/ })).first();

/** A note no other note resembles, with the signs that forms and pages like to spoil. */
function newNote() {
  const first = `Essai de 14 h à l’atelier, n° ${Date.now()}-${Math.floor(Math.random() * 1e6)}`;
  const second = 'Elle dit : « <b>je préfère</b> le matin » & sourit.';
  return { first, second, text: `${first}\n${second}` };
}

/** From the day page to an empty form; answers the case's path. */
async function openForm(page) {
  let taps = 0;
  while (!FORM_PATH.test(new URL(page.url()).pathname)) {
    // The last tap of the promise belongs to the save button.
    assert.ok(taps + 1 < MOST_TAPS, `after ${taps} taps this is ${page.url()}, not yet the form`);
    const before = page.url();
    await noteLink(page).tap();
    await page.waitForURL((url) => url.href !== before);
    taps += 1;
  }
  return { path: new URL(page.url()).pathname.replace(/\/sessions\/new$/, '') };
}

async function assertOnCasePage(page, path, note) {
  await page.waitForURL((url) => url.pathname === path);
  await page.getByText(note.first).first().waitFor({ state: 'visible' });
  await page.getByText(note.second).first().waitFor({ state: 'visible' });
}

for (const javaScript of [true, false]) {
  describe(`a coach notes a session on a phone, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
    const way = { ...PHONE, javaScript };
    const name = `session-${javaScript ? 'js' : 'nojs'}`;
    let opened = '';

    it('takes at most three taps and the note', async () => {
      const page = await stage.as('jobcoach', way);
      const { path } = await openForm(page);
      opened = path;
      await assertOneRequiredField(page);
      await assertVisibleWithoutScrolling(page, saveButton(page));
      await shot(page, `${name}-form`);

      const note = newNote();
      await noteField(page).fill(note.text);
      await assertVisibleWithoutScrolling(page, saveButton(page));
      await saveButton(page).tap();

      await assertOnCasePage(page, path, note);
      assert.deepEqual(troubles(page), []);
      await shot(page, `${name}-saved`);
      await stage.leave(page);
    });

    it('keeps what was typed when a date is refused, and saves it once the date is put right', async () => {
      const page = await stage.as('jobcoach', way);
      // The same person again: their plan runs, whoever stands first on the list by now.
      const path = opened;
      await page.goto(new URL(`${path}/sessions/new`, page.url()).href);
      const note = newNote();
      await noteField(page).fill(note.text);
      const heldOn = await reach(page, '[name=held_on]');
      const proposed = await heldOn.inputValue();
      await heldOn.fill(FAR_TOO_LATE);
      // The browser's own checks would stop the form before the server can refuse it.
      await form(page).evaluate((element) => { element.noValidate = true; });

      const refusal = page.waitForResponse((response) => response.request().method() === 'POST');
      await saveButton(page).tap();
      assert.equal((await refusal).status(), 422);
      await page.locator('[name=held_on][aria-invalid=true]').waitFor({ state: 'visible' });
      assert.equal(await noteField(page).inputValue(), note.text, 'the note was changed or lost');
      assert.equal(await page.locator('[name=held_on]').inputValue(), FAR_TOO_LATE, 'the refused date is no longer shown');
      // The browser itself reports a 422 page as an error; everything else counts.
      assert.deepEqual(troubles(page).filter((text) => !/status of 422/.test(text)), []);
      assert.deepEqual([...(await faults(page)), ...(await axe(page))], [], 'the page with the error has faults');
      await shot(page, `${name}-refused`);

      await page.locator('[name=held_on]').fill(proposed);
      await saveButton(page).tap();
      await assertOnCasePage(page, path, note);
      await stage.leave(page);
    });
  });
}

describe('a note that was not sent yet', () => {
  const kept = (page) => page.locator('[data-draft-status]:not(:empty)').waitFor();

  it('stays on the device whatever an address says, and goes when it is sent or when they sign out', async () => {
    const page = await stage.as('jobcoach', { ...PHONE, fresh: true });
    const { path } = await openForm(page);
    const note = newNote();
    await noteField(page).fill(note.text);
    await kept(page);
    // As a link in a mail would lead there.
    for (const address of ['/sign-in?said=sign-out', `${path}?said=session-log`]) {
      await page.goto(`${stage.address}${address}`);
      assert.equal(await page.locator('[data-said]').count(), 0, `${address} says that something was done`);
      await page.goto(`${stage.address}${path}/sessions/new`);
      await page.waitForFunction((text) => document.querySelector('textarea[name=note]').value === text, note.text);
    }
    await saveButton(page).tap();
    await page.locator('[data-said=session-log]').waitFor();
    await page.goto(`${stage.address}${path}/sessions/new`);
    await page.waitForLoadState('networkidle');
    assert.equal(await noteField(page).inputValue(), '', 'what was sent is still there');
    await noteField(page).fill(note.first);
    await kept(page);
    await page.goto(`${stage.address}/account`);
    await page.locator('form[action="/sign-out"] button').tap();
    await page.locator('[data-said=sign-out]').waitFor();
    await page.waitForFunction(async () => !(await indexedDB.databases()).some((one) => one.name === 'jalon'));
    await stage.leave(page);
  });
});

async function assertOneRequiredField(page) {
  const required = await form(page)
    .locator(':is([required], [aria-required=true]):not([type=hidden])')
    .evaluateAll((list) => [...new Set(list.map((field) => field.name))]);
  assert.deepEqual(required, ['note']);
}

async function assertVisibleWithoutScrolling(page, target) {
  const seen = await target.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return { top, bottom, scrolled: scrollY, height: innerHeight, free: hit !== null && element.contains(hit) };
  });
  const visible = seen.scrolled === 0 && seen.top >= 0 && seen.bottom <= seen.height && seen.free;
  assert.ok(visible, `the button is not on the first screen: ${JSON.stringify(seen)}`);
}

/** A field that may lie in a closed <details>: opens it as a person would. */
async function reach(page, selector) {
  const field = page.locator(selector);
  if (!(await field.isVisible())) {
    await page.locator(`details:not([open]):has(${selector}) > summary`).first().tap();
  }
  await field.waitFor({ state: 'visible' });
  return field;
}
