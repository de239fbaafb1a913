// One place on several maps: the maps are cut out of the still picture, and the cross-hair is drawn over each.

each('compare', (root, data, still) => {
  const {maps, side, from, step} = data;
  const picture = still.querySelector('img');
  const total = maps.reduce((sum, map) => sum + map.width, 0);
  const row = add(root, 'div', 'odd-maps');
  row.tabIndex = 0;
  row.setAttribute('role', 'application');
  row.setAttribute('aria-label', 'place on the maps; the arrow keys move it');
  const where = add(root, 'p', 'odd-where');
  where.setAttribute('aria-live', 'polite');
  const table = add(root, 'table', 'odd-table');
  const head = add(add(table, 'thead'), 'tr');
  for (const title of ['', 'score here', 'rows below it', 'score of that row']) {
    add(head, 'th', '', title).scope = 'col';
  }
  const body = add(table, 'tbody');
  let at = [side >> 1, side >> 1];
  let before = 0;

  for (const map of maps) {
    const box = add(row, 'div', 'odd-map');
    const image = add(box, 'img');
    image.alt = '';
    image.src = picture.src;
    image.style.width = `${100 * total / map.width}%`;
    image.style.marginLeft = `${-100 * before / map.width}%`;
    box.style.aspectRatio = `${map.width} / ${map.height}`;
    before += map.width;
    box.insertAdjacentHTML('beforeend', `<svg aria-hidden="true" viewBox="0 0 ${map.width} ${map.height}"></svg>`);
    map.over = box.lastElementChild;
    const [left, top, wide, high] = map.plot;
    onPointer(box, (x, y) => {
      const scale = map.width / box.clientWidth;
      move((x * scale - left) / wide * (side - 1), (1 - (y * scale - top) / high) * (side - 1));
    }, true);
    const line = add(body, 'tr');
    add(line, 'th', '', map.name).scope = 'row';
    map.cells = ['score', 'rank', 'row'].map(name => {
      const cell = add(line, 'td');
      cell.dataset.is = name;
      return cell;
    });
  }
  const steps = step.map(wide => Number(wide.toPrecision(2)));
  add(root, 'p', 'odd-note', `Point at a map, or press the arrow keys on it. Places are ${steps[0]} apart across and `
    + `${steps[1]} up; scores have four digits.${data.all ? '' : ` The nearest of ${count(data.x.length)} rows.`}`);

  const move = (x, y) => {
    at = [x, y].map(spot => clamp(Math.round(spot), 0, side - 1));
    draw();
  };
  const by = (x, y) => () => move(at[0] + x, at[1] + y);
  onKeys(row, {ArrowRight: by(1, 0), ArrowLeft: by(-1, 0), ArrowUp: by(0, 1), ArrowDown: by(0, -1), PageUp: by(0, 5),
    PageDown: by(0, -5), Home: by(-5, 0), End: by(5, 0)});

  // How many of a hundred rows score lower, from scores at even shares of them.
  const below = (shares, score) => {
    const lower = shares.filter(share => share < score).length;
    return lower === shares.length ? 100 : Math.floor(100 * Math.max(0, lower - 1) / (shares.length - 1));
  };

  const draw = () => {
    const [x, y] = at.map((spot, i) => from[i] + spot * step[i]);
    const far = i => ((data.x[i] - x) / step[0]) ** 2 + ((data.y[i] - y) / step[1]) ** 2;
    let near = 0;
    data.x.forEach((_, i) => { near = far(i) < far(near) ? i : near; });
    const [a, b] = data.features;
    where.textContent = `${a} = ${Number(x.toPrecision(4))}, ${b} = ${Number(y.toPrecision(4))}; `
      + `nearest: row ${data.id[near]}, ${data.labels[near]}`;
    for (const map of maps) {
      const [left, top, wide, high] = map.plot;
      const across = value => left + (value - from[0]) / step[0] / (side - 1) * wide;
      const up = value => top + high - (value - from[1]) / step[1] / (side - 1) * high;
      const cross = `M${left} ${up(y)}h${wide}M${across(x)} ${top}v${high}`;
      map.over.innerHTML = `<path class="odd-halo" d="${cross}"/><path class="odd-cross" d="${cross}"/>`
        + `<circle class="odd-ring" cx="${across(data.x[near])}" cy="${up(data.y[near])}" r="9"/>`;
      const score = map.scores[at[1] * side + at[0]];
      [score, `${below(map.shares, score)} %`, map.rows[near]].forEach((text, i) => { map.cells[i].textContent = text; });
    }
  };
  // It starts at the first anomaly, where there is something to see.
  const start = Math.max(0, data.labels.indexOf('anomaly'));
  move((data.x[start] - from[0]) / step[0], (data.y[start] - from[1]) / step[1]);
});
