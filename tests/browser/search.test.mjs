// Finding somebody: names appear while one is typed, on a phone with one bar of signal too; the button finds the same
// without JavaScript.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { PHONE, axe, open, shot, troubles } from './stage.mjs';

const stage = await open();
after(() => stage.close());

const people = (page) => page.locator('#found a[href^="/trainees/"]');

/** Somebody of the coach's own, as the list names them. */
async function somebody(page) {
  await page.goto(new URL('/trainees', page.url()).href);
  const name = (await page.locator('main .rows a[href^="/trainees/"]').first().innerText()).trim();
  return { name, slip: name.split(' ').pop().toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '') };
}

describe('a coach looks for somebody', () => {
  it('finds them while typing, without accents, and says how many', async () => {
    const page = await stage.as('jobcoach', { ...PHONE, javaScript: true });
    const { name, slip } = await somebody(page);
    await page.goto(new URL('/search', page.url()).href);
    const asked = [];
    page.on('request', (request) => { if (request.url().includes('/search?')) asked.push(request.url()); });
    await page.locator('#q').pressSequentially(slip, { delay: 20 });
    await people(page).filter({ hasText: name }).first().waitFor();
    assert.match(await page.locator('#found-count').innerText(), /\d/);
    assert.ok(asked.length >= 1 && asked.length <= 2, `a question when the typing rests, not at each letter: ${asked}`);
    assert.ok(asked.every((url) => url.endsWith('&notes=0')), `no note is opened by half a word: ${asked}`);
    assert.equal(new URL(page.url()).searchParams.get('q'), slip, 'the address leads back to what is shown');
    assert.deepEqual(await axe(page), []);
    await shot(page, 'search-typing');
    // One letter is no question, and what was found stays.
    await page.locator('#q').fill(slip[0]);
    await page.waitForTimeout(400);
    assert.ok((await people(page).count()) > 0);
    // Back from a person's page, the list is there again.
    await page.locator('#q').fill(slip);
    await people(page).filter({ hasText: name }).first().tap();
    await page.waitForURL(/\/trainees\//);
    await page.goBack();
    await people(page).filter({ hasText: name }).first().waitFor();
    assert.deepEqual(troubles(page), []);
    await stage.leave(page);
  });

  it('keeps what was found when the signal is lost', async () => {
    const page = await stage.as('jobcoach', { ...PHONE, javaScript: true });
    const { name, slip } = await somebody(page);
    await page.goto(new URL(`/search?q=${slip}`, page.url()).href);
    await page.context().setOffline(true);
    await page.locator('#q').press('End');
    await page.locator('#q').pressSequentially('x');
    await page.waitForTimeout(600);
    assert.ok((await people(page).filter({ hasText: name }).count()) > 0);
    assert.equal(await page.locator('#q').inputValue(), `${slip}x`, 'nothing typed is lost');
    await page.context().setOffline(false);
    await stage.leave(page);
  });

  it('finds them with the button, without JavaScript', async () => {
    const page = await stage.as('jobcoach', { ...PHONE, javaScript: false });
    const { name, slip } = await somebody(page);
    await page.goto(new URL('/search', page.url()).href);
    await page.locator('#q').fill(slip);
    await page.locator('form.search button').tap();
    await people(page).filter({ hasText: name }).first().waitFor();
    await stage.leave(page);
  });
});
