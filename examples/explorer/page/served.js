
// draw has the server draw the case of a query, with a log if there is one. If it does not
// answer well, there is nothing.
async function draw(query, signal, log) {
  try {
    const post = { method: 'POST', body: new URLSearchParams({ log }) };
    const response = await fetch(query, { signal, ...(log && post) });
    const html = await response.text();
    if (response.ok) return html;
  } catch {}
}
