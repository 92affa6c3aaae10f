// One assessment through several eyes: the person rates by a mailed address, one question a page; the employer on a phone; the coach
// lays it side by side; the person agrees by an address of their own, behind a code. Told on phones in the light, then at a desk in
// the dark without JavaScript; every page they come to is looked at.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { startPost } from './post.mjs';
import { DESKTOP, PHONE, axe, open, shot, troubles } from './stage.mjs';
import { faults } from './sight.mjs';

const post = await startPost();
const stage = await open({ JALON_SMTP_URL: post.url });
after(async () => {
  await stage.close();
  await post.stop();
});

const day = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
const main = (page) => page.getByRole('main');
const path = (page) => new URL(page.url()).pathname;
const text = async (page) => (await main(page).innerText()).replace(/\s+/g, ' ');
const look = async (page) => {
  assert.deepEqual([...(await faults(page)), ...(await axe(page)), ...troubles(page)], [], `${page.url()} has faults`);
};

/** Presses a button of a form, its fields filled by name; what follows is looked at. */
async function send(page, button, fields = {}) {
  const form = main(page).locator('form[method=post]', { has: page.getByRole('button', { name: button }) }).first();
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]:not([type=hidden])`).first();
    if ((await field.getAttribute('type')) === 'radio') {
      const choice = form.locator(`[name="${name}"][value="${value}"]:is([type=radio], [type=checkbox])`);
      // Above the bar that stays in sight.
      await choice.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await choice.check();
    } else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await form.getByRole('button', { name: button }).first().click();
  const status = (await answer).status();
  await page.waitForLoadState();
  assert.ok(status < 400, `« ${button} » on ${page.url()} was answered ${status}: ${await text(page)}`);
  await look(page);
}

async function follow(page, name) {
  const link = main(page).getByRole('link', { name }).first();
  const before = page.url();
  await link.click();
  await page.waitForURL((url) => url.href !== before);
  await look(page);
}

const ITEMS = ['tasks', 'time', 'communication', 'relations', 'problems', 'conditions'];

for (const [name, way] of [
  ['on phones', { ...PHONE, dark: false, javaScript: true }],
  ['at a desk, in the dark, without JavaScript', { ...DESKTOP, dark: true, javaScript: false }],
]) {
  describe(`an assessment through several eyes, ${name}`, () => {
    const person = way.javaScript ? ['Solveig', 'Kerbrat'] : ['Idriss', 'Vandoorne'];
    const firm = way.javaScript ? ['Blanchisserie Lenoir', 'odile@lenoir.example'] : ['Menuiserie Hache', 'paul@hache.example'];
    const mailbox = `${person[0].toLowerCase()}@courriel.example`;
    const suffix = way.javaScript ? 'light' : 'dark';
    let page, theCase, assessment;

    it('is prepared and explained before anybody is asked', async () => {
      page = await stage.as('jobcoach', way);
      await page.goto(`${stage.address}/trainees/new`);
      await send(page, /Ajouter|Enregistrer/, { first_name: person[0], last_name: person[1], email: mailbox, entered_on: day(-90) });
      await follow(page, 'Ouvrir un accompagnement');
      await send(page, /Ouvrir/, { opened_on: day(-80) });
      theCase = path(page);
      await page.goto(`${stage.address}/employers/new`);
      await send(page, /Ajouter|Enregistrer/, { name: firm[0], city: 'Lille', contact_name: 'Odile Lenoir', contact_email: firm[1] });
      await page.goto(`${stage.address}${theCase}/placements/new`);
      await follow(page, firm[0]);
      await send(page, /Enregistrer|Ajouter/, { kind: 'cdi', started_on: day(-20), job_title: 'Agent', weekly_hours: '28' });
      await page.goto(`${stage.address}${theCase}/assessments/new?framework=autonomy&sources=self&sources=employer&sources=coach`);
      await look(page);
      await send(page, 'Préparer');
      assessment = path(page);
      await follow(page, 'Expliquer l’évaluation');
      await send(page, 'Enregistrer');
      await shot(page, `assessment-asked-${suffix}`);
      for (const source of ['self', 'employer']) {
        await page.goto(`${stage.address}${assessment}/ask?source=${source}`);
        await look(page);
        await shot(page, `assessment-ask-${source}-${suffix}`);
        await send(page, 'Envoyer la demande');
      }
      await shot(page, `assessment-mailed-${suffix}`);
    });

    it('is rated by the person, one question a page', async () => {
      const theirs = await stage.as(null, { ...PHONE, dark: way.dark, javaScript: way.javaScript });
      await theirs.goto(await post.link(mailbox));
      await look(theirs);
      assert.match(await text(theirs), /Question 1 sur 6/);
      assert.equal(await theirs.getByRole('button', { name: 'Écouter' }).count(), way.javaScript && (await theirs.evaluate(() => 'speechSynthesis' in window)) ? 1 : 0);
      await shot(theirs, `assessment-question-${suffix}`);
      for (const [n, item] of ITEMS.entries()) {
        await send(theirs, 'Suivant', { [`levels:${item}`]: n === 2 ? 'none' : '3', [`supports:${item}`]: 'colleague' });
        if (n === 0) {
          assert.match(await text(theirs), /Question 2 sur 6/);
          await follow(theirs, 'Retour');
          assert.equal(await theirs.locator('[name="levels:tasks"]:checked').getAttribute('value'), '3', 'what was answered is there');
          await shot(theirs, `assessment-back-${suffix}`);
          await send(theirs, 'Suivant');
        }
      }
      assert.match(await text(theirs), /Chaque question a une réponse/);
      await shot(theirs, `assessment-answers-${suffix}`);
      await send(theirs, /C’est fini/);
      assert.match(await text(theirs), /C’est envoyé/);
      await stage.leave(theirs);
    });

    it('is rated by the employer on a phone, and by the coach', async () => {
      const theirs = await stage.as(null, { ...PHONE, dark: way.dark, javaScript: way.javaScript });
      await theirs.goto(await post.link(firm[1]));
      await look(theirs);
      assert.ok(!(await text(theirs)).includes(person[1]), 'a first name, and no more');
      await shot(theirs, `assessment-employer-${suffix}`);
      while (/Page \d sur/.test(await text(theirs))) {
        const asked = await theirs.locator('input[type=radio][name^="levels:"][value="1"]').evaluateAll((all) => all.map((one) => one.name));
        await send(theirs, 'Suivant', Object.fromEntries(asked.map((one) => [one, '1'])));
      }
      await send(theirs, /C’est fini/);
      await stage.leave(theirs);
      await page.goto(`${stage.address}${assessment}/rate`);
      await look(page);
      await send(page, 'Rendre mon évaluation', Object.fromEntries(ITEMS.map((item) => [`levels:${item}`, '2'])));
      await page.goto(stage.address);
      await look(page);
      assert.match(await text(page), /Tous les regards sont rendus/);
      await shot(page, `assessment-day-${suffix}`);
    });

    it('is laid side by side, and agreed to by the person behind a code', async () => {
      await page.goto(`${stage.address}${assessment}`);
      await send(page, 'Comparer les regards');
      await follow(page, 'Écrire la synthèse');
      await send(page, 'Enregistrer', { synthesis: 'Le rythme est tenu.\nLa caisse se travaille avec un collègue.' });
      // Nobody gets two mails on one day: the person writes from another mailbox by now.
      const href = await page.goto(`${stage.address}${theCase}`).then(() => main(page).locator('a[href^="/trainees/"]').first().getAttribute('href'));
      await page.goto(`${stage.address}${href}/edit`);
      await send(page, /Enregistrer/, { email: `nouvelle.${mailbox}` });
      await page.goto(`${stage.address}${assessment}`);
      await send(page, 'Envoyer la synthèse');
      await shot(page, `assessment-sent-${suffix}`);
      const theirs = await stage.as(null, { ...PHONE, dark: way.dark, javaScript: way.javaScript });
      await theirs.goto(await post.link(`nouvelle.${mailbox}`));
      await look(theirs);
      assert.doesNotMatch(await text(theirs), /caisse/, 'nothing is read without a code');
      await send(theirs, 'Recevoir le code');
      await send(theirs, 'Ouvrir la page', { code: await post.code(`nouvelle.${mailbox}`) });
      assert.match(await text(theirs), /La caisse se travaille/);
      await shot(theirs, `assessment-synthesis-${suffix}`);
      await send(theirs, /Oui, je suis d’accord/);
      assert.match(await text(theirs), /Vous avez dit oui/);
      await stage.leave(theirs);
      await page.goto(`${stage.address}${assessment}`);
      assert.match(await text(page), /Dit par son propre lien/);
      await send(page, 'Sceller');
      await shot(page, `assessment-sealed-${suffix}`);
      await stage.leave(page);
    });
  });
}
