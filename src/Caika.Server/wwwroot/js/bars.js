// Widths for bars drawn by scripts: the policy forbids inline style, so a value stands in data-v and becomes a property.
function draw(root) {
  for (const bar of root.querySelectorAll('[data-v]')) bar.style.setProperty('--v', bar.dataset.v);
}

draw(document);
document.addEventListener('htmx:afterSettle', event => draw(event.target));
