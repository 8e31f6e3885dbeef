/** Run in the page: nothing has had focus yet. */
export const orort = 'document.activeElement === document.body && window.susFokus === undefined';

/**
 * Run in the page at each stop of Tab: what is wrong with the focus, '' when nothing is. It has to lie within the window
 * with some part uncovered (WCAG 2.4.11), and what it lies on has to look different from when it does not (2.4.7), which
 * is known when it has gone on.
 */
export const fokusfel = `(() => {
  const egna = ['outlineStyle', 'outlineWidth', 'boxShadow', 'borderColor', 'backgroundColor', 'textDecorationLine'];
  const delar = (el) => [el, ...(el.labels ?? [])];
  const utseende = (el) => delar(el)
    .flatMap((del) => [null, '::before', '::after'].map((ps) => getComputedStyle(del, ps)))
    .map((stil) => egna.map((namn) => stil[namn]).join('|')).join('\\n');
  const traffas = (del, { left, top, width, height }) => [0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => {
    const dar = document.elementFromPoint(left + width * x, top + height * y);
    return dar !== null && del.contains(dar);
  }));
  const syns = (el) => delar(el).some((del) => [...del.getClientRects()].some((yta) => traffas(del, yta)));
  for (const fade of document.getAnimations()) fade.finish();
  const el = document.activeElement;
  const forra = window.susFokus;
  window.susFokus = { el, utseende: utseende(el) };
  const namn = (ett) => ett.outerHTML.slice(0, 200);
  const fel = () => {
    if (forra && forra.el !== el && forra.el.isConnected && utseende(forra.el) === forra.utseende)
      return 'the focus was not seen on ' + namn(forra.el);
    return el === document.body || el.matches('main') || syns(el) ? '' : 'the focus is out of sight on ' + namn(el);
  };
  return fel();
})()`;
