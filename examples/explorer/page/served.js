
// draw has the server draw the case of a query. If it does not answer well, there is nothing.
async function draw(query, signal) {
  try {
    const response = await fetch(query, { signal });
    const html = await response.text();
    if (response.ok) return { query: new URL(response.url).search, html };
  } catch {}
}
