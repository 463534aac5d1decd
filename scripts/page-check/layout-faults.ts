import type { Page } from 'playwright-core';

/** What is wider than the page, texts of a drawing that overlap or leave it, and what a screen reader or a keyboard would miss. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(LOOK);
}

/** Runs in the page. */
const LOOK = `(() => {
  const faults = [];
  const visible = (element) => element.checkVisibility();
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push('the page is ' + scrollWidth + ' wide in ' + clientWidth);
  for (const element of [...document.querySelectorAll('body *:not(.hidden)')].filter(visible)) {
    if (element.closest('.scroll, svg') === null && element.getBoundingClientRect().right > clientWidth + 1) {
      faults.push('beyond the edge: ' + element.outerHTML.slice(0, 80));
    }
  }
  for (const svg of [...document.querySelectorAll('svg')].filter(visible)) {
    const edge = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([a, p], i) => {
      if (p.left < edge.left - 1 || p.right > edge.right + 1) faults.push('"' + a + '" leaves its drawing');
      texts.slice(i + 1).forEach(([b, q]) => {
        const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (wide > 1 && high > 3) faults.push('"' + a + '" overlaps "' + b + '"');
      });
    });
    const name = document.getElementById(svg.getAttribute('aria-labelledby')?.split(' ')[0] ?? '')?.textContent ?? '';
    if (svg.getAttribute('aria-hidden') !== 'true' && (svg.getAttribute('role') !== 'img' || name === '')) {
      faults.push('a drawing has no name: ' + svg.outerHTML.slice(0, 80));
    }
  }
  for (const table of document.querySelectorAll('table')) {
    if (table.caption === null) faults.push('the table ' + table.id + ' has no caption');
  }
  for (const box of [...document.querySelectorAll('.scroll')].filter(visible)) {
    if (box.tabIndex !== 0) faults.push('the keyboard cannot scroll ' + box.outerHTML.slice(0, 80));
  }
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]));
  levels.forEach((level, i) => {
    if (level > (levels[i - 1] ?? 0) + 1) faults.push('heading ' + (i + 1) + ' skips a level');
  });
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  if (twice.length > 0) faults.push('ids stand twice: ' + twice.join(', '));
  for (const landmark of ['header', 'main', 'footer']) {
    if (document.querySelectorAll('body > ' + landmark).length !== 1) faults.push('the page must have one ' + landmark);
  }
  return faults;
})()`;
