
// draw has the program in this page draw the page of a query, with a log if there is one.
const draw = async (query, signal, log) => {
  await ready;
  return othersee(query, navigator.languages.join(), log);
};

// ready is when the program runs.
const ready = (async () => {
  const packed = Uint8Array.from(atob(find('#program').textContent), (c) => c.charCodeAt(0));
  const program = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(await new Response(program).arrayBuffer(), go.importObject);
  go.run(instance);
})();
go(location.search || '?', true);
