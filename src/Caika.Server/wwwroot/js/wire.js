// Runs a setup on every element of a kind, now and when a part of the page was replaced.
export function wire(selector, setUp) {
  const run = root => {
    for (const element of root.querySelectorAll(selector)) {
      if (element.dataset.wired?.includes(selector)) continue;
      element.dataset.wired = `${element.dataset.wired ?? ''} ${selector}`;
      setUp(element);
    }
  };
  run(document);
  document.addEventListener('htmx:afterSettle', () => run(document));
}
