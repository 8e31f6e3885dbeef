/* The page of a BankID order: a new QR code each second, and on as soon as the order is done. Without this file it reloads itself. */
(() => {
  'use strict';

  const order = document.getElementById('bankid');
  const done = document.getElementById('bankid-klar');
  const text = document.getElementById('bankid-text');
  const send = () => done.requestSubmit();

  let asking = false;
  const timer = order === null ? null : setInterval(ask, 1000);

  const show = ({ text: said, qr }) => {
    if (text.textContent !== said) text.textContent = said;
    const code = document.getElementById('bankid-qr');
    if (code !== null) {
      code.hidden = qr === null;
      if (qr !== null) code.querySelector('img').src = qr;
    }
    const start = document.getElementById('bankid-starta');
    if (start !== null) start.parentElement.hidden = qr === null;
  };

  async function ask() {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(order.dataset.lage, { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      if (state.lage === 'pagar') show(state);
      else {
        clearInterval(timer);
        if (state.lage === 'klar') send();
        else location.reload();
      }
    } catch {
      text.textContent = 'Ingen kontakt med SUS just nu. Sidan fortsätter att försöka.';
    } finally {
      asking = false;
    }
  }

  if (order === null) {
    // Done already when the page came; shown again by the back button it waits for a click.
    if (!done.hidden && performance.getEntriesByType('navigation')[0]?.type !== 'back_forward') send();
    return;
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
})();
