// What an eye and a thumb notice, measured: every check answers a list of readable faults, empty when all is well.

const SMALLEST_TARGET = 44;
const NARROWEST = 320;

/** The page's frame: language, title, heading, width at the viewport and at 320 px, size of every target. */
export async function faults(page) {
  const { width, height } = page.viewportSize();
  const found = [...(await page.evaluate(frame)), ...(await page.evaluate(targets, SMALLEST_TARGET))];
  found.push(...(await page.evaluate(overflow, width)));
  await page.setViewportSize({ width: NARROWEST, height });
  found.push(...(await page.evaluate(overflow, NARROWEST)));
  await page.setViewportSize({ width, height });
  return found;
}

// The functions below run inside the page, so each holds everything it uses.

function frame() {
  const found = [];
  if (!/^[a-z]{2}(-|$)/.test(document.documentElement.lang)) found.push(`<html lang> is « ${document.documentElement.lang} »`);
  if (!document.title.trim()) found.push('the title is empty');
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) found.push(`${headings} <h1> where one is expected`);
  return found;
}

function overflow(width) {
  // The body is asked too: `overflow-x: hidden` on the root cuts content off and hides it from the root's own figure.
  const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (wide <= width) return [];
  const sticking = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .slice(0, 3)
    .map((element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 100));
  return [`${wide} px wide in a ${width} px window: ${sticking.join(' · ')}`];
}

function targets(smallest) {
  const SELECTOR = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=menuitem]';

  // A link stretched over its card with ::after is as large as the card.
  const stretched = (element) =>
    ['::before', '::after'].map((part) => getComputedStyle(element, part))
      .filter((style) => style.content !== 'none' && style.position === 'absolute')
      .map((style) => ({ width: parseFloat(style.width) || 0, height: parseFloat(style.height) || 0 }));

  const box = (element) => element.getBoundingClientRect();
  const sizes = (element) => [box(element), ...stretched(element), ...[...(element.labels ?? [])].map(box)];

  // Shown only once focused (a skip link), or drawn by its label: nothing there for a thumb.
  const hidden = (element) => {
    const { width, height, right, bottom } = box(element);
    const style = getComputedStyle(element);
    const gone = style.visibility !== 'visible' || width === 0 || height === 0 || element.disabled || element.closest('[inert]');
    const clipped = style.clipPath !== 'none' || (style.clip !== 'auto' && style.position === 'absolute');
    const small = width <= 1 || height <= 1;
    const elsewhere = right + scrollX <= 0 || bottom + scrollY <= 0;
    return gone || elsewhere || ((small || clipped) && !(element.labels?.length > 0));
  };

  // A link inside a sentence: around it, in its own block, there are at least two words that are no link.
  const inSentence = (element) => {
    if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false;
    let block = element.parentElement;
    while (block && getComputedStyle(block).display === 'inline') block = block.parentElement;
    let words = 0;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const around = text.parentElement;
      let owner = around;
      while (owner !== block && getComputedStyle(owner).display === 'inline') owner = owner.parentElement;
      if (owner === block && !around.closest('a, button')) words += (text.data.match(/\p{L}{2,}/gu) ?? []).length;
    }
    return words >= 2;
  };

  return [...document.querySelectorAll(SELECTOR)]
    .filter((element) => !hidden(element) && !inSentence(element))
    .map((element) => {
      const all = sizes(element);
      const width = Math.max(...all.map((size) => size.width));
      const height = Math.max(...all.map((size) => size.height));
      return { element, width, height };
    })
    .filter(({ width, height }) => width < smallest - 0.5 || height < smallest - 0.5)
    .map(({ element, width, height }) =>
      `target of ${Math.round(width)}×${Math.round(height)} px: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 120)}`);
}
