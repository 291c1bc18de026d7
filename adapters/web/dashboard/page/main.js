// Everything can be read and done without this file; it saves a press at the door and lets points be walked.
for (const form of document.querySelectorAll('form[data-enter]')) {
  if (form instanceof HTMLFormElement) form.requestSubmit();
}

for (const form of document.querySelectorAll('form.picker')) {
  if (!(form instanceof HTMLFormElement)) continue;
  const button = form.querySelector('button');
  form.addEventListener('submit', () => button?.setAttribute('aria-disabled', 'true'));
}

for (const figure of document.querySelectorAll('[data-chart]')) walk(figure);

/**
 * Makes one stop of a chart's points: arrows, Home and End go from point to point, and each says its figures.
 * @param {Element} figure
 */
function walk(figure) {
  /** @type {SVGElement[]} */
  const points = [...figure.querySelectorAll('[data-point]')].filter((point) => point instanceof SVGElement);
  const said = figure.querySelector('[data-said]');
  const keys = figure.querySelector('[data-keys]');
  const last = points.at(-1);
  if (!last || !said) return;
  figure.querySelector('[data-points]')?.setAttribute('role', 'group');
  if (keys instanceof HTMLElement) keys.hidden = false;

  for (const [at, point] of points.entries()) {
    point.setAttribute('role', 'img');
    point.setAttribute('aria-label', point.dataset['point'] ?? '');
    point.tabIndex = point === last ? 0 : -1;
    const tell = () => {
      for (const other of points) other.tabIndex = other === point ? 0 : -1;
      said.textContent = point.dataset['point'] ?? '';
    };
    point.addEventListener('focus', tell);
    point.addEventListener('pointerenter', tell);
    point.addEventListener('keydown', (event) => {
      const to = {
        ArrowLeft: at - 1,
        ArrowRight: at + 1,
        Home: 0,
        End: points.length - 1,
      }[event.key];
      const next = to === undefined ? undefined : points[Math.max(0, Math.min(points.length - 1, to))];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }
}
