
// draw has the server draw the case of a query. Where a newer one is asked for, or the
// server does not answer well, it returns nothing.
let last = new AbortController();
async function draw(query) {
  last.abort();
  last = new AbortController();
  try {
    const response = await fetch(query, { signal: last.signal });
    const html = await response.text();
    if (response.ok) return { query: new URL(response.url).search, html };
    location.assign(query);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(query);
  }
}
