/* Small improvements only: every page works without this file. */
(() => {
  'use strict';

  /** The error summary takes focus, so that a screen reader and the keyboard begin there. */
  const focusErrors = () => {
    const summary = document.querySelector('.message-box--error');
    if (summary === null) return;
    summary.tabIndex = -1;
    summary.focus();
  };

  const buttonsOf = (form) => [...form.elements].filter((element) => element.type === 'submit');

  const release = (form) => {
    delete form.dataset.skickas;
    for (const button of buttonsOf(form)) button.removeAttribute('aria-disabled');
  };

  /** A second click while the first is on its way does nothing; the button's own name and value are still sent. */
  const guardSubmit = (event) => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.skickas !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.skickas = '';
    for (const button of buttonsOf(form)) button.setAttribute('aria-disabled', 'true');
    // A lost connection leaves the page standing: let the person try again. The key in the form keeps it to one save.
    setTimeout(() => release(form), 15_000);
  };

  /** The back button may bring the page back exactly as it was left. */
  const releaseAll = () => {
    for (const form of document.forms) release(form);
  };

  /** An open menu must not lie over the page when the window grows wide enough to show it beside the page. */
  const closeMenu = () => {
    const menu = document.getElementById('meny');
    if (menu !== null && menu.matches(':popover-open')) menu.hidePopover();
  };

  /** Sends the form as a draft; the answer is a line to show in the save row. False when nothing could be saved. */
  const saveDraft = async (form) => {
    const body = new URLSearchParams(new FormData(form));
    body.set('gor', 'utkast');
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      keepalive: true,
      // A sign-in that has run out answers with the way to the sign-in page.
      redirect: 'manual',
    });
    const { lage } = answer.ok ? await answer.json() : { lage: 'Utkastet kunde inte sparas just nu' };
    form.querySelector('.spararad__lage').textContent = lage ?? '';
    return answer.ok;
  };

  /** Noted on the page's own place in the browser's history, which is kept over a reload: something typed is not saved yet. */
  const noteUnsaved = (unsaved) => history.replaceState(unsaved ? { osparat: true } : null, '');

  /** Left with something unsaved, and fetched while that was on its way to the draft: fetched again, now that it is there. */
  const fetchDraft = () => {
    if (!history.state?.osparat) return;
    noteUnsaved(false);
    location.replace(location.pathname + location.search);
  };

  /** A draft a second after the last change, and at once when the page is left: nothing typed is lost. */
  const autosave = (form) => {
    let timer;
    let changed = false;
    let leaving = false;
    const now = async () => {
      clearTimeout(timer);
      if (!changed || form.dataset.skickas !== undefined) return;
      changed = false;
      const saved = await saveDraft(form).catch(() => false);
      if (!saved) changed = true;
      else if (!changed && !leaving) noteUnsaved(false);
    };
    const later = (event) => {
      if (event.target.form !== form) return;
      changed = true;
      leaving = false;
      noteUnsaved(true);
      clearTimeout(timer);
      timer = setTimeout(now, 1000);
    };
    document.addEventListener('input', later);
    window.addEventListener('beforeunload', () => {
      // The next page may be on its way already, without what is saved now.
      leaving = true;
      now();
    });
    window.addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') now();
    });
    fetchDraft();
  };

  /** Printing needs the browser's help, so its button is there only where there are scripts. */
  const offerPrint = (button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  };

  /** What is being made tells how far it has come; when it is no longer being made the page is fetched whole. */
  const follow = (part) => {
    const timer = setInterval(
      async () => {
        if (document.visibilityState === 'hidden') return;
        const answer = await fetch(location.href).catch(() => null);
        if (!answer?.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const next = page.getElementById(part.id);
        if (next === null) {
          clearInterval(timer);
          location.reload();
          return;
        }
        for (const tag of ['[role=status]', 'progress']) {
          const [shown, known] = [part.querySelector(tag), next.querySelector(tag)];
          if (shown.textContent === known.textContent) continue;
          shown.textContent = known.textContent;
          if (tag === 'progress') shown.value = known.value;
        }
      },
      Number(part.dataset.laddaOm) * 1000,
    );
  };

  document.addEventListener('submit', guardSubmit);
  window.addEventListener('pageshow', releaseAll);
  window.matchMedia('(min-width: 56.0625rem)').addEventListener('change', closeMenu);
  for (const form of document.querySelectorAll('form[data-utkast]')) autosave(form);
  for (const button of document.querySelectorAll('[data-skriv-ut]')) offerPrint(button);
  for (const part of document.querySelectorAll('[data-ladda-om]')) follow(part);
  focusErrors();
})();
