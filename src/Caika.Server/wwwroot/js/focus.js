// Where the focus goes after a part of the page was replaced: the verdict, else the first field to correct.
document.addEventListener('htmx:afterSettle', event => moveFocus(event.target));

function moveFocus(root) {
  const place = root.querySelector('[role="alert"]') ?? root.querySelector('.verdict')
    ?? root.querySelector('[aria-invalid="true"], .is-back input, .is-back select, .is-back textarea');
  place?.focus();
}

if (document.querySelector('.verdict, [aria-invalid="true"], .is-back')) moveFocus(document);
