// “复制这个筛选的链接”: a list is its URL; with data-copy="id", what stands in that field. The button is hidden where scripts
// or the clipboard are not there.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  const text = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy)?.value ?? location.href);
    button.textContent = '已复制';
    setTimeout(() => { button.textContent = text; }, 2000);
  });
}
