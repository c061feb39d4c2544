'use strict';
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
root.classList.add('js');

// A log that is pasted stays in this tab, through back, reload and language.
const isDay = (query) => /[?&]t=(day|[^&]*:)/.test(decodeURIComponent(query));
const view = (query) => (isDay(query) ? 'day' : /[?&]t=(\w+)/.exec(query)?.[1]);
const kept = () => sessionStorage.getItem('log') ?? undefined;

// A choice, a time or a link shows its answer at once, in place.
addEventListener('change', (event) => {
  if (event.target.matches('.case select, .log select')) event.target.form.requestSubmit();
});
addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const data = new FormData(form, event.submitter);
  const query = new URLSearchParams(form.method === 'post' ? form.getAttribute('action') : '');
  for (const name of ['l', 'u', 'c', 'h', 'p', 'o', 't', 'lang']) {
    const values = data.getAll(name).filter(Boolean);
    if (values.length) query.set(name, values.join());
  }
  if (data.has('at')) query.set('t', data.get('at'));
  if (form.id === 'at' && !query.has('t')) query.set('t', 'day');
  const log = data.get('log') ?? undefined;
  if (log !== undefined && tooLong(log)) return;
  if (log !== undefined) keep(log);
  go('?' + query, true, log);
});
addEventListener('click', (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const { target } = event;
  const copy = target.closest('[data-copy]');
  if (copy) pass(copy);
  if (target.closest('[data-forget]')) {
    sessionStorage.removeItem('log');
    find('textarea').value = '';
    go('?t=day' + (find('.log [name=lang]') ? '&lang=' + root.lang : ''), true);
  }
  if (target.closest('[data-example]')) find('textarea').value = find('#example').textContent;
  const lane = target.closest('.lane:not(.axis) > svg');
  if (lane) look(lane, event.clientX);
  const a = target.closest('a[href^="?"]');
  if (!a) return;
  event.preventDefault();
  go(a.getAttribute('href'), true);
});
// A rule says what it says where it is cited.
addEventListener('click', (event) => {
  const a = event.target.closest('a.rule');
  const tip = find('#tip');
  if (!a || !tip?.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const rules = find('nav a[href*="t=rules"]');
  tip.textContent = a.textContent + ': ' + find(`${a.hash} dd`).firstChild.textContent + ' ';
  Object.assign(tip.appendChild(document.createElement('a')), { href: rules.getAttribute('href') + a.hash, textContent: '→\u00a0' + rules.textContent });
  tip.showPopover();
  const { left, top, bottom } = a.getBoundingClientRect();
  const below = bottom + 6 + tip.offsetHeight < innerHeight;
  tip.style.left = Math.max(8, Math.min(left, innerWidth - tip.offsetWidth - 8)) + 'px';
  tip.style.top = Math.max(8, below ? bottom + 6 : top - tip.offsetHeight - 6) + 'px';
});
// Pointing at a rule shows it, too.
addEventListener('pointerover', ({ target }) => {
  if (target.matches?.('a.rule')) target.title = find(`${target.hash} dd`)?.textContent ?? '';
});
addEventListener('popstate', () => {
  if (location.search !== shown) go(location.search || '?', false);
});

// look shows the moment at a place of the drawing.
function look(lane, x) {
  const { left, width } = lane.getBoundingClientRect();
  const { first, span, zone } = find('.lanes').dataset;
  const at = new Date(+first + ((x - left) / width) * span + zone * 1000).toISOString();
  const query = new URLSearchParams(location.search);
  query.set('t', at.slice(0, span > 36e5 ? 16 : 19));
  go('?' + query + '#moment', true);
}

// settle brings the moment, or else what is marked first, into the middle of a drawing that is wider
// than the window, frames what of the whole day is in it, and folds the rules that nobody asked for
// where there is little room.
function settle() {
  const box = find('.lanes .scroll');
  const mark = find('.scroll .now') ?? find('.scroll :is(.hides, .doubted, .differs)');
  if (mark) box.scrollLeft += mark.getBoundingClientRect().left - box.getBoundingClientRect().left - box.clientWidth / 2;
  const frame = () => {
    const { style } = find('.whole i'), { scrollLeft, scrollWidth, clientWidth } = box;
    style.left = (100 * scrollLeft) / scrollWidth + '%';
    style.width = (100 * clientWidth) / scrollWidth + '%';
  };
  if (box) frame(), (box.onscroll = frame);
  if (!matchMedia('(max-width: 44rem)').matches) return;
  const asked = document.getElementById(location.hash.slice(1));
  for (const chapter of document.querySelectorAll('.chapter')) chapter.open = chapter.contains(asked);
}
settle();

function tooLong(log) {
  const note = find('.long');
  note.hidden = new Blob([log]).size <= 1 << 20;
  note.textContent = find('textarea').dataset.long;
  return !note.hidden;
}

function keep(log) {
  try {
    sessionStorage.setItem('log', log);
  } catch {} // it stays in its field
}

// go shows the page of a query, which draw draws, and keeps what stays the same, the focus above
// all. The log that is kept goes with the question of its day.
let shown = location.search;
let last = new AbortController();
async function go(link, push, log) {
  last.abort();
  const { signal } = (last = new AbortController());
  const [query, hash] = link.split('#');
  const html = await draw(query, signal, isDay(query) ? (log ?? kept()) : undefined);
  if (signal.aborted) return;
  if (html === undefined) return log === undefined ? location.assign(link) : undefined;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const canonical = find('main', page).dataset.query;
  const { name, form } = document.activeElement; // of a field that may be drawn anew
  const same = form || view(shown) === view(canonical) && view(canonical);
  if (push && canonical !== (location.search || '?')) history.pushState(null, '', canonical + (hash ? '#' + hash : ''));
  shown = location.search;
  document.title = page.title;
  root.lang = page.documentElement.lang;
  for (const part of ['header', 'main', 'footer', '#status']) become(find(part), find(part, page));
  if (form && name && document.activeElement.name !== name) find(`main [name=${name}]`)?.focus({ preventScroll: true });
  settle();
  const to = hash && document.getElementById(hash);
  if (to) to.scrollIntoView();
  else if (push && !same) scrollTo(0, 0), find('main').focus({ preventScroll: true });
}

// become makes a node what another is.
function become(node, other) {
  if (node.nodeName !== other.nodeName) return node.replaceWith(other);
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.data !== other.data) node.data = other.data;
    return;
  }
  for (const { name } of [...node.attributes]) {
    if (name !== 'open' && !other.hasAttribute(name)) node.removeAttribute(name);
  }
  for (const { name, value } of other.attributes) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (node.nodeName === 'TEXTAREA') return void (node.value = other.value || node.value);
  if (node.nodeName === 'INPUT') node.value = other.value;
  const from = [...node.childNodes], to = [...other.childNodes];
  to.forEach((child, i) => (from[i] ? become(from[i], child) : node.append(child)));
  from.slice(to.length).forEach((child) => child.remove());
  if (node.nodeName === 'SELECT') node.selectedIndex = [...node.options].findIndex((o) => o.defaultSelected);
}

// pass copies a text, and says so. A ticket has the link, too.
async function pass(button) {
  const { copy } = button.dataset;
  const link = location.href.split('#')[0];
  let text = copy === 'link' ? link : find('#' + copy).textContent;
  if (copy === 'ticket') text += '\n' + link;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = text;
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), 1500);
}
