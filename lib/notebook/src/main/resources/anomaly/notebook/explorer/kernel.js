// What every interactive output shares: finding its element, making elements, sizes, themes, keys.

// Builds each element of a kind that no script has taken yet. When building fails, the still picture stays.
const each = (kind, build) => {
  for (const root of document.querySelectorAll(`[data-odd="${kind}"]:not([data-started])`)) {
    root.dataset.started = '';
    const live = add(root, 'div', 'odd-live');
    // JupyterLab would take the arrow keys for the notebook.
    live.dataset.lmSuppressShortcuts = 'true';
    live.addEventListener('keydown', event => event.key.startsWith('Arrow') && event.stopPropagation());
    build(live, JSON.parse(root.querySelector('script').textContent), root.querySelector('.odd-still'));
    root.classList.add('odd-on');
    followTheme(root);
  }
};

const add = (parent, tag, style = '', text = '') => {
  const made = parent.appendChild(document.createElement(tag));
  made.className = style;
  made.textContent = text;
  return made;
};

const button = (parent, text, act) => {
  const made = add(parent, 'button', '', text);
  made.type = 'button';
  made.onclick = act;
  return made;
};

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

// Draws again whenever the element has another width.
const onWidth = (element, draw) => {
  let before = 0;
  new ResizeObserver(() => {
    const width = Math.floor(element.clientWidth);
    if (width && width !== before) {
      before = width;
      draw(width);
    }
  }).observe(element);
};

// The page's own text color tells whether it is dark, in JupyterLab, in the book and anywhere else.
const followTheme = root => {
  const look = () => {
    const [red, green, blue] = getComputedStyle(root).color.match(/[\d.]+/g).map(Number);
    root.classList.toggle('odd-dark', red + green + blue > 384);
  };
  const later = () => { look(); setTimeout(look, 500); };
  const watch = new MutationObserver(later);
  for (const element of [document.documentElement, document.body]) {
    watch.observe(element, {attributes: true, attributeFilter: ['class', 'data-theme', 'data-jp-theme-name']});
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', later);
  later();
};

// Keys by name; those that are known go no further.
const onKeys = (element, keys) => element.addEventListener('keydown', event => {
  const act = keys[event.key];
  if (act && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    event.stopPropagation();
    act();
  }
});

// Mouse, pen and finger alike: act(x, y) in pixels from the element's corner while pressed, or always when hovering.
const onPointer = (element, act, hover = false) => {
  const tell = event => {
    const box = element.getBoundingClientRect();
    act(event.clientX - box.left, event.clientY - box.top);
  };
  element.addEventListener('pointerdown', event => {
    if (event.button === 0) {
      element.setPointerCapture(event.pointerId);
      tell(event);
    }
  });
  element.addEventListener('pointermove', event => {
    if (hover || element.hasPointerCapture(event.pointerId)) {
      tell(event);
    }
  });
};

const count = number => number.toLocaleString('en-US');

// Round numbers between two ends, about as many as wanted.
const ticks = (from, to, wanted) => {
  const raw = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find(m => m * power >= raw);
  const made = [];
  for (let i = Math.ceil(from / step); i * step <= to; i++) {
    made.push(Number((i * step).toPrecision(12)));
  }
  return made;
};

const short = value => {
  const size = Math.abs(value);
  return value && (size >= 1e6 || size < 1e-4) ? value.toExponential(0) : String(Number(value.toPrecision(6)));
};

const words = (x, y, text, anchor = 'middle') => `<text x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`;
