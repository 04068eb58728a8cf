// V shows and covers the numbers on pictures of ID cards again; they are covered when the page opens and when it is left.
const button = document.querySelector('[data-covers]');

function show(shown) {
  for (const card of document.querySelectorAll('.id-card')) card.classList.toggle('uncovered', shown);
  button?.setAttribute('aria-pressed', String(shown));
}

button?.addEventListener('click', () => show(button.getAttribute('aria-pressed') !== 'true'));
addEventListener('pagehide', () => show(false));
