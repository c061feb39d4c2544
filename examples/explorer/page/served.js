
// draw has the server draw the page of a query, with a log if there is one. If it does not
// answer, there is nothing.
async function draw(query, signal, log) {
  try {
    const post = { method: 'POST', body: new URLSearchParams({ log }) };
    const response = await fetch(query, { signal, ...(log !== undefined && post) });
    if (response.headers.get('Content-Type')?.startsWith('text/html')) return await response.text();
  } catch {}
}
if (isDay(location.search) && kept() !== undefined) go(location.search, false);
