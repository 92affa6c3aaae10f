// One accompaniment from the referral to an end nobody has to hold any more: a person, two employers, a coach, a
// director. A first job that is lost, a second one that lasts, more time asked for and granted, an autonomous closing.
// Told on a phone in the light, then at a desk in the dark and without JavaScript; every page they come to is looked at.

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

/** A day so many days from today, as the forms and the server write it. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
const main = (page) => page.getByRole('main');
const path = (page) => new URL(page.url()).pathname;
const text = async (page) => (await main(page).innerText()).replace(/\s+/g, ' ');

/** What is looked at on every page: faults of scripts; of sight and of accessibility, once for each kind of page and person. */
const seen = new Set();
async function look(page) {
  const kind = `${page.viewportSize().width} ${page.url().replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replace(/\/l\/[^/?]*/, '/l')}`;
  const looked = seen.has(kind) ? [] : [...(await faults(page)), ...(await axe(page))];
  assert.deepEqual([...looked, ...troubles(page)], [], `${page.url()} has faults`);
  seen.add(kind);
}

/** Follows a link of the page as a person would, wherever it is folded away. */
async function follow(page, name) {
  const link = main(page).getByRole('link', { name, includeHidden: true }).first();
  await unfold(page, link);
  const before = page.url();
  await link.click();
  await page.waitForURL((url) => url.href !== before);
  await look(page);
}

async function unfold(page, target) {
  await target.waitFor({ state: 'attached' });
  while (!(await target.isVisible())) {
    const folded = await target.evaluateHandle((element) => element.closest('details:not([open])')?.querySelector('summary'));
    assert.ok(folded.asElement(), `${target} is on ${page.url()} and nobody can see it`);
    await folded.asElement().click();
  }
}

/** Fills a form by its fields' names and sends it; the notice says what was done. */
async function send(page, button, fields = {}, scope = main(page)) {
  const form = scope.locator('form[method=post]', { has: page.getByRole('button', { name: button, includeHidden: true }) }).first();
  for (const [name, value] of Object.entries(fields)) await fill(page, form, name, value);
  const press = form.getByRole('button', { name: button, includeHidden: true }).first();
  await unfold(page, press);
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await press.click();
  const status = (await answer).status();
  await page.waitForLoadState();
  assert.ok(status < 400, `« ${button} » on ${page.url()} was answered ${status}: ${await text(page)}`);
  await look(page);
}

async function fill(page, form, name, value) {
  const choice = form.locator(`[name="${name}"][value="${value}"]:is([type=radio], [type=checkbox])`);
  const field = (await choice.count()) > 0 ? choice : form.locator(`[name="${name}"]:not([type=hidden])`).first();
  await unfold(page, field);
  if ((await choice.count()) > 0) await field.check();
  else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
  else await field.fill(value);
}

/** An employer answers the one question of their latest mail, on a phone of their own. */
async function answers(email, words, way) {
  const address = await post.link(email);
  const page = await stage.as(null, { ...PHONE, dark: way.dark, javaScript: way.javaScript });
  await page.goto(address);
  await look(page);
  const question = await text(page);
  assert.ok(!words.never.some((word) => question.includes(word)), `the employer reads more than work facts: ${question}`);
  await send(page, words.press);
  await stage.leave(page);
}

/** Somebody opens the page of their latest mail with a code, after a slip of the finger; answers with the page. */
async function opens(email, title, way) {
  const page = await stage.as(null, { ...PHONE, dark: way.dark, javaScript: way.javaScript });
  await page.goto(await post.link(email));
  await look(page);
  assert.match(await text(page), /Cette page est protégée/);
  assert.doesNotMatch(await text(page), title, 'nothing is read without a code');
  await shot(page, `story-code-asked-${way.javaScript}`);
  await send(page, 'Recevoir le code');
  const code = await post.code(email);
  await send(page, 'Ouvrir la page', { code: code === '000000' ? '000001' : '000000' });
  assert.match(await text(page), /Il reste 4 essais/);
  assert.deepEqual([...(await faults(page)), ...(await axe(page))], [], 'the page after a wrong code has faults');
  await shot(page, `story-code-wrong-${way.javaScript}`);
  await send(page, 'Ouvrir la page', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  assert.match(await text(page), title);
  return page;
}

for (const [name, way] of [
  ['on a phone', { ...PHONE, dark: false, javaScript: true }],
  ['at a desk, in the dark, without JavaScript', { ...DESKTOP, dark: true, javaScript: false }],
]) {
  describe(`an accompaniment from the referral to an autonomous end, ${name}`, () => {
    // People of this telling only: nobody else in the demonstration sounds like them.
    const person = way.javaScript ? ['Maëlle', 'Quentric'] : ['Ousmane', 'Zerrouki'];
    const firms = way.javaScript
      ? [['Cantine des Trois Ponts', 'yvette.marlier@cantine.example'], ['Atelier Floral Verlinde', 'joris.verlinde@floral.example']]
      : [['Imprimerie Plumecoq', 'agathe.plumecoq@imprimerie.example'], ['Serres du Marais', 'bastien.ollivon@serres.example']];
    const mailbox = `${person[1].toLowerCase()}@courriel.example`;
    let page;
    let theCase;

    const job = async ([firm, email], start, kind) => {
      await page.goto(`${stage.address}${theCase}`);
      await follow(page, 'Ajouter un emploi');
      await follow(page, 'Ajouter un employeur');
      await send(page, /Ajouter|Enregistrer/, { name: firm, city: 'Lille', contact_name: 'La personne de contact', contact_email: email });
      await follow(page, firm);
      await send(page, /Enregistrer|Ajouter/, { kind, started_on: day(start), job_title: 'Agent de production', weekly_hours: '28' });
      if (path(page) === theCase) await follow(page, new RegExp(firm));
      return path(page);
    };
    const asked = async (placement, email) => {
      await page.goto(`${stage.address}${placement}`);
      await follow(page, /^Demander/);
      await send(page, /Envoyer|Demander/);
      await answers(email, { press: /en poste|Oui/i, never: ['se décourage', 'plan d’accompagnement'] }, way);
      await page.goto(`${stage.address}${placement}`);
      assert.match(await text(page), /Confirmé par l’employeur/i, 'the coach sees the answer at once');
    };
    // The person says yes to some words, on the page that a code from their own mailbox opens.
    const shares = async (placement) => {
      const words = 'Le matin, le dos d’abord : une pause à dix heures.';
      await page.goto(`${stage.address}${placement}/sharings/new`);
      await send(page, 'Enregistrer ces mots', { wording: words });
      const sharing = page.url();
      await send(page, 'Demander par courriel');
      const theirs = await opens(mailbox, /Ces mots peuvent-ils être lus/, way);
      await send(theirs, /^Oui/);
      await stage.leave(theirs);
      await page.goto(sharing);
      assert.match(await text(page), /peut lire ces mots en ce moment/);
    };
    const contact = async (held, side, note) => {
      await page.goto(`${stage.address}${theCase}/sessions/new`);
      await send(page, /^Enregistrer/, { held_on: day(held), side, note });
    };

    // Somebody's address is another one by now: nobody gets two mails on one day.
    const moves = async (from, record, fields) => {
      await page.goto(`${stage.address}${from}`);
      const href = await main(page).locator(`a[href^="${record}"]`).first().getAttribute('href');
      await page.goto(`${stage.address}${href}/edit`);
      await look(page);
      await send(page, /Enregistrer/, fields);
    };
    // One side is asked how it goes, and answers each question with a press, without a code.
    const hears = async (placement, press, email, never, [going, call]) => {
      await page.goto(`${stage.address}${placement}`);
      await look(page);
      await send(page, press);
      await shot(page, `story-pulse-asked-${way.javaScript}-${press.at(-1)}`);
      const theirs = await stage.as(null, { ...PHONE, dark: way.dark, javaScript: way.javaScript });
      await theirs.goto(await post.link(email));
      await look(theirs);
      const question = await text(theirs);
      assert.match(question, /Comment ça va au travail/);
      assert.ok(!never.some((word) => question.includes(word)), `it tells more than it asks: ${question}`);
      await shot(theirs, `story-pulse-${way.javaScript}-${press.at(-1)}`);
      await send(theirs, going);
      await send(theirs, call);
      assert.deepEqual([...(await faults(theirs)), ...(await axe(theirs))], [], 'the page of an answered pulse has faults');
      assert.match(await text(theirs), /C’est noté, merci/);
      await shot(theirs, `story-pulse-answered-${way.javaScript}-${press.at(-1)}`);
      await stage.leave(theirs);
    };
    const called = async () => {
      await page.goto(stage.address);
      await look(page);
      const line = main(page).getByRole('listitem').filter({ hasText: person[1] }).filter({ hasText: /demandé dans sa réponse/i });
      return line.count();
    };

    it('begins with a referral, an interview and a plan that both sign', async () => {
      page = await stage.as('jobcoach', way);
      await page.goto(`${stage.address}/trainees`);
      await follow(page, /Ajouter une personne/);
      await send(page, /Ajouter|Enregistrer/, { first_name: person[0], last_name: person[1], email: mailbox, entered_on: day(-200) });
      await follow(page, 'Ouvrir un accompagnement');
      await send(page, /Ouvrir/, { opened_on: day(-190) });
      theCase = path(page);
      await contact(-186, 'trainee', 'Premier entretien : travailler de ses mains, le matin. Elle se décourage vite.');
      await page.goto(`${stage.address}${theCase}`);
      await follow(page, 'Préparer un plan');
      await send(page, /Préparer|Enregistrer/, { purpose: 'Trouver un poste et y rester.', starts_on: day(-170), planned_end: day(12), hours_planned: '60' });
      const plan = path(page);
      await send(page, 'Ajouter l’objectif', { text: 'Tenir un poste à mi-temps', domain: 'work', origin: 'joint' });
      await send(page, /Proposer/);
      await send(page, /Noter la signature.*Personne/, { on: day(-170) });
      await send(page, /Noter la signature.*Jobcoach/, { on: day(-170) });
      assert.equal(path(page), plan);
      await shot(page, `story-plan-${way.javaScript}`);
    });

    it('finds a first job, whose employer confirms it from a mail', async () => {
      const placement = await job(firms[0], -100, 'cdd');
      await contact(-98, 'employer', 'Accueil fait, un tuteur est nommé.');
      await asked(placement, firms[0][1]);
    });

    it('loses it, and the case is again on its way to employment', async () => {
      await page.goto(`${stage.address}${theCase}`);
      await follow(page, new RegExp(firms[0][0]));
      await send(page, /fin/i, { ended_on: day(-60), end_initiator: 'employer', end_causes: 'activity', end_note: 'Baisse d’activité.' });
      await page.goto(`${stage.address}${theCase}`);
      assert.match(await text(page), /Vers l’emploi/i);
      await shot(page, `story-lost-${way.javaScript}`);
    });

    it('finds a second one that another employer confirms', async () => {
      const placement = await job(firms[1], -40, 'cdi');
      await contact(-39, 'tripartite', 'Premier jour à trois : tout est clair.');
      await shares(placement);
      await asked(placement, firms[1][1]);
    });

    it('hears from both sides in two presses each, and calls back who asks for it', async () => {
      await moves(theCase, '/trainees/', { email: `nouvelle.${mailbox}` });
      await page.goto(`${stage.address}${theCase}`);
      await follow(page, new RegExp(firms[1][0]));
      const placement = path(page);
      await moves(placement, '/employers/', { contact_email: `nouvelle.${firms[1][1]}` });
      await hears(placement, 'Demander à la personne', `nouvelle.${mailbox}`, [person[1], firms[1][0]], ['Ça bloque', 'Oui, appelez-moi']);
      assert.equal(await called(), 1, 'it stands on the coach’s day');
      await shot(page, `story-pulse-day-${way.javaScript}`);
      await hears(placement, 'Demander à l’employeur', `nouvelle.${firms[1][1]}`, [person[1], 'bloque pour'], ['Ça va bien', 'Non, pas besoin']);
      assert.equal(await called(), 1, 'all is well there');
      await contact(0, 'trainee', 'Rappelée : le bus du matin est supprimé, elle partira avec une collègue.');
      assert.equal(await called(), 0, 'and leaves it with the call');
      await page.goto(`${stage.address}${placement}`);
      await look(page);
      assert.match(await text(page), /Souhaite un appel.*Ça va bien|Ça va bien.*Souhaite un appel/);
      await shot(page, `story-pulse-placement-${way.javaScript}`);
    });

    it('asks for more time, which the director grants', async () => {
      await page.goto(`${stage.address}${theCase}`);
      await follow(page, /Ouvrir le plan|Plan d’accompagnement/);
      await send(page, 'Terminer l’objectif', { result: 'met' });
      await page.goto(`${stage.address}${theCase}`);
      await follow(page, 'Prolonger le plan');
      await send(page, /Demander|Envoyer/, { new_end: day(100), reason: 'Le second emploi commence : trois mois pour que la firme reprenne l’appui.', hours: '10' });
      const director = await stage.as('director', way);
      await director.goto(`${stage.address}/steering`);
      await look(director);
      await follow(director, /prolongation/i);
      await follow(director, new RegExp(person[1]));
      await send(director, 'Décider', { decision: 'granted' });
      await stage.leave(director);
      await page.goto(`${stage.address}${theCase}`);
      await look(page);
    });

    it('ends autonomous: the firm supports the person, both say so, and nothing can be written any more', async () => {
      await follow(page, 'Terminer l’accompagnement');
      await send(page, /Terminer/, {
        reason: 'autonomous', supported_by_firm: 'yes', both_agree: 'yes', closed_on: day(0),
        bilan: 'Deux emplois, le second dure.',
      });
      assert.match(await text(page), /Autonome|autonomie/i);
      assert.equal(await main(page).getByRole('link', { name: 'Noter une séance' }).count(), 0);
      await shot(page, `story-closed-${way.javaScript}`);
      await stage.leave(page);
    });
  });
}
