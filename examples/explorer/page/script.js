'use strict';
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
root.classList.add('js');

// A choice, or a link to another case, shows its answer at once, in place.
addEventListener('change', (event) => ask(event.target.form));
addEventListener('submit', (event) => {
  event.preventDefault();
  ask(event.target);
});
function ask(form) {
  if (!form) return;
  const query = new URLSearchParams(new FormData(form));
  query.delete('log');
  go('?' + query, true);
}
addEventListener('click', (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const copy = event.target.closest('[data-copy]');
  if (copy) pass(copy);
  const a = event.target.closest('a[href^="?"]');
  if (!a) return;
  event.preventDefault();
  go(a.getAttribute('href'), true);
});
addEventListener('popstate', () => {
  if (location.search !== shown) go(location.search || '?', false);
});

// go shows the case of a query, which draw draws, and keeps all that stays the same, the
// focus above all. A log that has been pasted goes with the question of its day.
let shown = location.search;
let last = new AbortController();
async function go(query, push) {
  last.abort();
  const { signal } = (last = new AbortController());
  const log = /[?&]t=day/.test(query) ? find('textarea')?.value : undefined;
  const html = await draw(query, signal, log);
  if (signal.aborted) return;
  if (html === undefined) return location.assign(query);
  const page = new DOMParser().parseFromString(html, 'text/html');
  const canonical = find('main', page).dataset.query ?? query;
  if (push && canonical !== (location.search || '?')) history.pushState(null, '', canonical);
  shown = location.search;
  document.title = page.title;
  root.lang = page.documentElement.lang;
  become(find('header'), find('header', page));
  become(find('main'), find('main', page));
  become(find('#status'), find('#status', page));
  whole();
  fill();
}

// become makes a node what another is.
function become(node, other) {
  if (node.nodeName !== other.nodeName) return node.replaceWith(other);
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.data !== other.data) node.data = other.data;
    return;
  }
  for (const { name } of [...node.attributes]) {
    if (!/^(open|data-filled)$/.test(name) && !other.hasAttribute(name)) node.removeAttribute(name);
  }
  for (const { name, value } of other.attributes) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (node.nodeName === 'INPUT') node.checked = other.checked;
  if (node.dataset.filled) return;
  const from = [...node.childNodes], to = [...other.childNodes];
  to.forEach((child, i) => (from[i] ? become(from[i], child) : node.append(child)));
  from.slice(to.length).forEach((child) => child.remove());
}

// fill fetches the table of all cases, where it is unfolded.
addEventListener('toggle', fill, true);
async function fill() {
  const all = find('#all');
  if (!all?.parentElement.open || all.dataset.filled === all.dataset.from) return;
  const from = all.dataset.from;
  const html = await draw(from, last.signal);
  if (html === undefined || all.dataset.from !== from) return;
  all.dataset.filled = from;
  all.replaceChildren(find('.scroll', new DOMParser().parseFromString(html, 'text/html')));
  for (const a of all.querySelectorAll('a')) a.setAttribute('href', a.getAttribute('href').slice(2));
}

// whole makes a whole link of the query that can be copied.
function whole() {
  const link = find('#link');
  if (link) link.textContent = location.href.split('#')[0];
}
whole();

// pass copies a text, and says so.
async function pass(button) {
  const text = find('#' + button.dataset.copy);
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    getSelection().selectAllChildren(text);
    if (!document.execCommand('copy')) return;
  }
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), 1500);
}

// Pointing at a rule rings the cells that it decided, and shows what it says.
for (const type of ['pointerover', 'focusin']) {
  addEventListener(type, (event) => point(event.target.closest?.('.rule, #tip')));
}
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') point(null);
});
function point(rule) {
  const tip = find('#tip');
  if (!tip || rule === tip) return;
  for (const cell of document.querySelectorAll('.ruled')) cell.classList.remove('ruled');
  tip.hidden = !rule;
  if (!rule) return;
  const number = rule.getAttribute('href').slice(1);
  for (const cell of document.querySelectorAll(`td[data-rules~="${number}"]`)) cell.classList.add('ruled');
  tip.innerHTML = find('#' + number).innerHTML;
  const at = rule.getBoundingClientRect();
  const left = Math.min(at.left, root.clientWidth - tip.offsetWidth - 8);
  const below = at.bottom + 6 + tip.offsetHeight < innerHeight;
  tip.style.left = Math.max(8, left) + 'px';
  tip.style.top = (below ? at.bottom + 6 : at.top - 6 - tip.offsetHeight) + 'px';
}
