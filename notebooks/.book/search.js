// Sphinx's search fetches each page it has found and shows an excerpt. A page opened from a folder may not fetch, so
// there it is answered from the texts above.
if (location.protocol === "file:") {
  const fetchFromServer = window.fetch;
  window.fetch = function (address, options) {
    const parts = decodeURIComponent(new URL(address, location.href).pathname).split("/");
    for (let start = 0; start < parts.length; start++) {
      const text = PAGES[parts.slice(start).join("/")];
      if (text !== undefined) {
        return Promise.resolve(new Response('<div role="main">' + text + "</div>"));
      }
    }
    return fetchFromServer.call(this, address, options);
  };
}
