// A cut through the distribution of scores; right of it is flagged.

each('threshold', (root, data) => {
  const {cuts, axes} = data;
  const totals = steps => steps.reduceRight((made, step, i) => (made[i] = step + (made[i + 1] || 0), made), []);
  const hits = totals(data.hits);
  const alarms = totals(data.alarms);
  const anomalies = hits[0];
  const normal = alarms[0];
  let axis = axes[data.axis];
  let at = cuts.indexOf(data.start);
  let width = 0;

  const head = add(root, 'div', 'odd-head');
  const rule = add(head, 'span', '', 'flagged: score > ');
  const value = add(rule, 'code', 'odd-value');
  const copy = button(head, 'copy', () => {
    const done = () => {
      copy.textContent = 'copied';
      setTimeout(() => { copy.textContent = 'copy'; }, 1500);
    };
    const select = () => getSelection().selectAllChildren(value);
    navigator.clipboard ? navigator.clipboard.writeText(value.textContent).then(done, select) : select();
  });
  copy.title = 'copy the threshold for use in Java';
  if (axes.length > 1) {
    const scale = button(head, 'logarithmic axis', () => {
      axis = axes[1 - axes.indexOf(axis)];
      scale.setAttribute('aria-pressed', axis.log);
      draw();
    });
    scale.setAttribute('aria-pressed', axis.log);
  }
  const plot = add(root, 'div', 'odd-plot');
  plot.tabIndex = 0;
  for (const [name, is] of Object.entries({role: 'slider', 'aria-label': 'threshold', 'aria-valuemin': cuts[0],
      'aria-valuemax': cuts[cuts.length - 1]})) {
    plot.setAttribute(name, is);
  }
  const parts = add(root, 'div', 'odd-parts');
  const figures = add(parts, 'div');
  const table = add(figures, 'table', 'odd-table');
  table.innerHTML = '<thead><tr><td></td><th scope="col">flagged</th><th scope="col">not flagged</th></tr></thead>'
    + '<tbody><tr><th scope="row"><i class="odd-a"></i>anomaly</th><td data-is="tp"></td><td data-is="fn"></td></tr>'
    + '<tr><th scope="row"><i class="odd-n"></i>normal</th><td data-is="fp"></td><td data-is="tn"></td></tr></tbody>';
  const measures = add(figures, 'dl', 'odd-measures');
  for (const [name, title] of [['precision', 'precision'], ['recall', 'recall'], ['f1', 'F1'],
      ['fpr', 'false positive rate'], ['share', 'flagged share']]) {
    const one = add(measures, 'div');
    add(one, 'dt', '', title);
    add(one, 'dd').dataset.is = name;
  }
  const roc = add(parts, 'div', 'odd-curve');
  const pr = add(parts, 'div', 'odd-curve');
  add(root, 'p', 'odd-note', `Drag the cut, or press the arrow keys on it. ${data.note}`);

  const place = score => axis.log ? Math.log10(score) : score;
  const left = 44;
  const across = spot => left + (spot - axis.from) / (axis.to - axis.from) * (width - left - 8);

  // The cut nearest to a place of the axis.
  const nearest = spot => {
    let low = 0;
    let high = cuts.length - 1;
    while (high - low > 1) {
      const middle = low + high >> 1;
      place(cuts[middle]) <= spot ? low = middle : high = middle;
    }
    return spot - place(cuts[low]) <= place(cuts[high]) - spot ? low : high;
  };

  const move = to => {
    at = clamp(to, 0, cuts.length - 1);
    draw();
  };
  const step = by => {
    let to = at;
    while (cuts[to + by] !== undefined) {
      to += by;
      if (hits[to] !== hits[at] || alarms[to] !== alarms[at]) {
        break;
      }
    }
    move(to);
  };
  const leap = by => {
    const to = nearest(place(cuts[at]) + by * (axis.to - axis.from) / 20);
    to === at ? step(Math.sign(by)) : move(to);
  };
  onKeys(plot, {ArrowRight: () => step(1), ArrowUp: () => step(1), ArrowLeft: () => step(-1), ArrowDown: () => step(-1),
    PageUp: () => leap(1), PageDown: () => leap(-1), Home: () => move(0), End: () => move(cuts.length - 1)});
  onPointer(plot, x => move(nearest(axis.from + (x - left) / (width - left - 8) * (axis.to - axis.from))));

  // Normal rows stand up, anomalies hang down, so that the cut makes four fields: those of the table.
  const distribution = () => {
    const top = 26;
    const half = 88;
    const zero = top + half;
    const kinds = [[axis.normal, normal, -1, 'odd-n'], [axis.anomaly, anomalies, 1, 'odd-a']];
    const highest = Math.max(...kinds.map(([bins, all]) => Math.max(...bins) / all));
    const high = share => share / highest * (half - 6);
    const cut = clamp(across(place(cuts[at])), left, width - 8);
    let made = '';
    for (const share of ticks(0, highest, 2).slice(1)) {
      for (const side of [-1, 1]) {
        const y = zero + side * high(share);
        made += `<path class="odd-grid" d="M${left} ${y}H${width - 8}"/>`
          + words(left - 5, y + 4, `${short(share * 100)} %`, 'end');
      }
    }
    for (const [bins, all, side, style] of kinds) {
      let not = '';
      let flagged = '';
      bins.forEach((rows, i) => {
        if (rows) {
          const from = across(axis.from + i / bins.length * (axis.to - axis.from));
          const to = across(axis.from + (i + 1) / bins.length * (axis.to - axis.from)) - 1;
          const bar = (a, b) => b > a ? `M${a} ${zero}V${zero + side * Math.max(1.5, high(rows / all))}H${b}V${zero}Z` : '';
          not += bar(from, Math.min(to, cut));
          flagged += bar(Math.max(from, cut), to);
        }
      });
      made += `<path class="${style} odd-faint" d="${not}"/><path class="${style}" d="${flagged}"/>`;
    }
    const round = axis.log ? logTicks() : ticks(axis.from, axis.to, width / 60).map(tick => [tick, short(tick)]);
    for (const [spot, text] of round) {
      made += words(across(spot), zero + half + 15, text);
    }
    const missed = anomalies - hits[at];
    const counts = [`${count(normal - alarms[at])} normal${width < 360 ? '' : ' not flagged'}`,
      `${count(alarms[at])} false alarm${alarms[at] === 1 ? '' : 's'}`,
      `${count(missed)} ${missed === 1 ? 'anomaly' : 'anomalies'} missed`, `${count(hits[at])} found`];
    const bottom = zero + half + 34;
    made += `<path class="odd-axis" d="M${left} ${zero}H${width - 8}"/><path class="odd-cut" d="M${cut} ${top - 4}V${zero + half}"/>`
      + `<circle class="odd-knob" cx="${cut}" cy="${zero}" r="9"/><path class="odd-grip" d="M${cut - 2.5} ${zero - 4}v8m5 0v-8"/>`
      + words(left, 15, counts[0], 'start') + words(width - 8, 15, counts[1], 'end')
      + words(left, bottom, counts[2], 'start') + words(width - 8, bottom, counts[3], 'end')
      + (width > 460 ? words((left + width) / 2, bottom, 'score') : '');
    plot.innerHTML = `<svg aria-hidden="true" width="${width}" height="${bottom + 6}">${made}</svg>`;
  };

  const logTicks = () => {
    const made = [];
    const wide = axis.to - axis.from;
    const digits = wide > 2.5 ? [1] : wide > 1 ? [1, 2, 5] : [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
    const every = Math.ceil(wide * 70 / width);
    let last = -99;
    for (let power = Math.floor(axis.from); power <= axis.to; power++) {
      for (const digit of digits) {
        const spot = power + Math.log10(digit);
        if (spot >= axis.from && spot <= axis.to && power % every === 0 && across(spot) - last > 42) {
          last = across(spot);
          made.push([spot, short(10 ** power * digit)]);
        }
      }
    }
    return made;
  };

  // The points of the curves in Java, from nothing flagged to everything; level and upright runs are one line.
  const found = i => hits[i] / anomalies;
  const wrong = i => alarms[i] / normal;
  const precision = i => hits[i] / (hits[i] + alarms[i]);
  const falling = cuts.map((cut, i) => cuts.length - 1 - i);
  const rocPoints = falling.map(i => [wrong(i), found(i)]);
  const prPoints = [];
  let before = 0;
  for (const i of falling) {
    if (found(i) > before) {
      prPoints.push([before, precision(i)], [found(i), precision(i)]);
      before = found(i);
    }
  }
  prPoints.push([1, anomalies / (anomalies + normal)]);
  const corners = points => points.filter(([x, y], i) => {
    const [a, b] = [points[i - 1], points[i + 1]];
    return !a || !b || !(a[0] === x && x === b[0] || a[1] === y && y === b[1]);
  });

  const curve = (box, title, [x, y], points, chance) => {
    const line = corners(points);
    return point => {
      const size = clamp(box.clientWidth - 46, 120, 220);
      const spot = ([a, b]) => `${(38 + a * size).toFixed(1)} ${(24 + (1 - b) * size).toFixed(1)}`;
      const end = 24 + size;
      let made = words(38, 14, title, 'start') + `<path class="odd-grid" d="M${spot(chance[0])}L${spot(chance[1])}"/>`;
      for (const tick of [0, 0.5, 1]) {
        made += words(38 + tick * size, end + 14, tick) + words(33, end - tick * size + 4, tick, 'end');
      }
      made += words(38 + size / 2, end + 30, x)
        + `<text text-anchor="middle" transform="translate(11 ${24 + size / 2})rotate(-90)">${y}</text>`
        + `<path class="odd-frame" d="M38 24h${size}v${size}h${-size}z"/><path class="odd-line" d="M${line.map(spot).join('L')}"/>`;
      if (point) {
        const [cx, cy] = spot(point).split(' ');
        made += `<path class="odd-guide" d="M38 ${cy}H${cx}V${end}"/><circle class="odd-point" cx="${cx}" cy="${cy}" r="6"/>`;
      }
      box.innerHTML = `<svg role="img" aria-label="${title}" width="${size + 46}" height="${end + 36}">${made}</svg>`;
    };
  };
  const share = anomalies / (anomalies + normal);
  const drawRoc = curve(roc, `ROC, area ${data.auc}`, ['false positive rate', 'recall'], rocPoints, [[0, 0], [1, 1]]);
  const drawPr = curve(pr, `average precision ${data.ap}`, ['recall', 'precision'], prPoints, [[0, share], [1, share]]);

  const draw = () => {
    if (!width) {
      return;
    }
    const [tp, fp] = [hits[at], alarms[at]];
    const [fn, tn] = [anomalies - tp, normal - fp];
    const flagged = tp + fp;
    const is = {tp: count(tp), fp: count(fp), fn: count(fn), tn: count(tn),
      precision: (flagged ? tp / flagged : 0).toFixed(3), recall: found(at).toFixed(3),
      f1: (2 * tp / (2 * tp + fp + fn)).toFixed(3), fpr: wrong(at).toFixed(3),
      share: (flagged / (anomalies + normal)).toFixed(3)};
    for (const cell of figures.querySelectorAll('[data-is]')) {
      cell.textContent = is[cell.dataset.is];
    }
    value.textContent = String(cuts[at]);
    plot.setAttribute('aria-valuenow', cuts[at]);
    plot.setAttribute('aria-valuetext', `threshold ${cuts[at]}: ${is.tp} of ${count(anomalies)} anomalies flagged, `
      + `${is.fp} false alarms, ${is.fn} missed`);
    distribution();
    drawRoc([wrong(at), found(at)]);
    // Where nothing is flagged there is no precision to show.
    drawPr(flagged ? [found(at), precision(at)] : null);
  };
  onWidth(plot, now => {
    width = now;
    draw();
  });
});
