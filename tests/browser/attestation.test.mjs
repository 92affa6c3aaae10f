// An attestation from the coach's phone to a stranger's: what the person chose is looked at, issued and downloaded; whoever was
// handed it checks it without an account, with and without JavaScript, in light and dark.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { DESKTOP, PHONE, axe, open, shot, troubles } from './stage.mjs';
import { faults } from './sight.mjs';

const stage = await open();
after(() => stage.close());

const issued = { code: null, name: null, paper: null, credential: null };

async function looksRight(page, name) {
  // A refused form answers 422, which the browser notes.
  const noted = troubles(page).filter((text) => !/status of 422/.test(text));
  assert.deepEqual([...(await faults(page)), ...(await axe(page)), ...noted], [], name);
  await shot(page, name);
}

async function downloaded(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The coach's sealed assessment, found by following links from the person's page. */
async function sealed(page) {
  await page.goto(new URL('/trainees', page.url()).href);
  for (const person of await page.locator('main a[href^="/trainees/"]').evaluateAll((all) => all.map((a) => a.href))) {
    await page.goto(person);
    const link = page.locator('a[href$="/attestations"]');
    if ((await link.count()) === 0) continue;
    await link.first().click();
    const one = page.locator('main a.name[href^="/attestations/"]');
    if ((await one.count()) === 0) continue;
    await looksRight(page, 'attestations-list-phone');
    await one.first().click();
    await looksRight(page, 'attestation-phone');
    await page.locator('a[href^="/assessments/"]').first().click();
    return;
  }
  assert.fail('nobody has an attestation in the demonstration');
}

describe('an attestation of skills', () => {
  it('is looked at, issued and downloaded by the coach, without JavaScript', async () => {
    const page = await stage.as('jobcoach', { ...PHONE, javaScript: false });
    await sealed(page);
    await page.locator('a[href$="/attest"]').click();
    // Nothing is shown that was not chosen.
    await page.locator('textarea[name="comment"]').fill('Je cherche un poste de journée.');
    await page.locator('input[name="place"]').fill('Tourcoing');
    await page.locator('.savebar button.go').click();
    assert.match(await page.locator('#refused').innerText(), /au moins une compétence/);
    assert.equal(await page.locator('textarea[name="comment"]').inputValue(), 'Je cherche un poste de journée.');
    await looksRight(page, 'attest-refused-phone');
    const skills = page.locator('fieldset.item');
    for (const n of [0, 1, 2]) await skills.nth(n).locator('label.pick').last().click();
    const preview = await downloaded(page, () => page.locator('button[formaction]').click());
    assert.equal(preview.bytes.subarray(0, 5).toString(), '%PDF-');
    await page.locator('.savebar button.go').click();
    await page.waitForURL(/\/attestations\/[0-9a-f-]+/);
    issued.name = (await page.locator('h1').innerText()).trim();
    issued.code = (await page.locator('dd').first().innerText()).trim();
    assert.match(issued.code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    issued.paper = await downloaded(page, () => page.locator('a[href$="/paper"]').click());
    issued.credential = await downloaded(page, () => page.locator('a[href$="/credential"]').click());
    assert.equal(issued.paper.name, `attestation-${issued.code}.pdf`);
    assert.notDeepEqual(issued.paper.bytes, preview.bytes, 'the look had no code');
    await stage.leave(page);
  });

  for (const [size, dark, javaScript] of [[PHONE, false, true], [PHONE, true, false], [DESKTOP, false, false], [DESKTOP, true, true]]) {
    const way = `${size.width}-${dark ? 'dark' : 'light'}${javaScript ? '' : '-plain'}`;
    it(`is checked by a stranger, ${way}`, async () => {
      const page = await stage.as(null, { ...size, dark, javaScript });
      await page.goto(`${stage.address}/verify`);
      await looksRight(page, `verify-code-${way}`);
      await page.locator('#code').fill(issued.code.toLowerCase().replaceAll('-', ' '));
      await page.locator('main button[type="submit"]').click();
      await page.waitForURL(`**/verify/${issued.code}`);
      assert.match(await page.locator('main').innerText(), /elle est valable/);
      assert.ok(!(await page.content()).includes(issued.name), 'nothing of the person without the paper');
      await looksRight(page, `verify-${way}`);
      await page.locator('#name').fill('Une autre personne');
      await page.locator('main button[type="submit"]').click();
      assert.match(await page.locator('#refused').innerText(), /n’est pas celui/);
      await page.locator('#name').fill(issued.name);
      await page.locator('main button[type="submit"]').click();
      await page.locator('#h-words').waitFor();
      assert.equal((await page.locator('#h-words').innerText()).trim(), issued.name);
      await looksRight(page, `verify-named-${way}`);
      for (const [file, mimeType, says] of [[issued.paper, 'application/pdf', /octet pour octet/], [issued.credential, 'application/json', /celle de la structure/]]) {
        await page.locator('#file').setInputFiles({ name: file.name, mimeType, buffer: file.bytes });
        await page.locator('main button[type="submit"]').click();
        await page.locator('[role="status"]').waitFor();
        assert.match(await page.locator('[role="status"]').innerText(), says);
        const touched = Buffer.from(file.bytes);
        touched[touched.indexOf('2026') + 3] ^= 1;
        await page.locator('#file').setInputFiles({ name: file.name, mimeType, buffer: touched });
        await page.locator('main button[type="submit"]').click();
        await page.getByRole('status').filter({ hasText: /n’est pas cel/ }).waitFor();
      }
      await stage.leave(page);
    });
  }

  it('is signed with a key that the director sees', async () => {
    const page = await stage.as('director', { ...PHONE, javaScript: true });
    await page.goto(`${stage.address}/members`);
    await page.locator('a[href="/issuer"]').click();
    await looksRight(page, 'keys-phone');
    await stage.leave(page);
  });
});
