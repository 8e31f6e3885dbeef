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

  document.addEventListener('submit', guardSubmit);
  window.addEventListener('pageshow', releaseAll);
  window.matchMedia('(min-width: 56.0625rem)').addEventListener('change', closeMenu);
  focusErrors();
})();
