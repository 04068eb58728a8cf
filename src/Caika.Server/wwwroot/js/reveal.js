// Covers a shown number again after its seconds, and when the window is left.
document.addEventListener('htmx:load', event => start(event.target));
start(document);

function start(root) {
  const shown = [...root.querySelectorAll('[data-reveal-seconds]')];
  if (root instanceof HTMLElement && root.matches('[data-reveal-seconds]')) shown.push(root);
  for (const value of shown) {
    if (value.dataset.started) continue;
    value.dataset.started = '1';
    setTimeout(() => cover(value), Number(value.dataset.revealSeconds) * 1000);
  }
}

function cover(value) {
  value.textContent = value.dataset.masked;
  value.removeAttribute('data-reveal-seconds');
}

addEventListener('pagehide', () => document.querySelectorAll('[data-reveal-seconds]').forEach(cover));
