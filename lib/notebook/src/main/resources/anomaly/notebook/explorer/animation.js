// Pages of a flip-book, all loaded, of which one is seen.

each('animation', (root, data, still) => {
  const book = add(root, 'div', 'odd-book');
  book.setAttribute('role', 'img');
  const pages = [...still.querySelectorAll('img')].map(page => {
    book.append(page);
    page.alt = '';
    page.width = data.width;
    page.height = data.height;
    return page;
  });
  const head = add(root, 'div', 'odd-head odd-player');
  const play = button(head, '', () => timer ? stop() : start());
  const range = add(head, 'input');
  Object.assign(range, {type: 'range', min: 0, max: pages.length - 1, step: 1, value: 0});
  range.setAttribute('aria-label', 'frame');
  const caption = add(head, 'output');
  caption.style.minWidth = `${Math.max(...data.captions.map(text => text.length))}ch`;
  const number = add(head, 'span', 'odd-note');
  let timer = 0;

  const show = at => {
    pages.forEach((page, i) => page.classList.toggle('odd-seen', i === at));
    range.value = at;
    caption.textContent = data.captions[at];
    number.textContent = `${at + 1} of ${pages.length}`;
    range.setAttribute('aria-valuetext', `${data.captions[at]}, ${number.textContent}`);
    book.setAttribute('aria-label', `${data.captions[at]}. ${data.about}`);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = '\u25b6 play';
  };
  // Only ever at the reader's wish; it stops at the end and where it is no longer seen.
  const start = () => {
    const last = pages.length - 1;
    if (Number(range.value) === last) {
      show(0);
    }
    play.textContent = '\u23f8 pause';
    timer = setInterval(() => {
      const next = Number(range.value) + 1;
      if (!root.isConnected || next > last) {
        return stop();
      }
      show(next);
      return next === last && stop();
    }, Math.max(200, Math.min(900, 9000 / pages.length)));
  };
  range.oninput = () => {
    stop();
    show(Number(range.value));
  };
  stop();
  show(0);
});
