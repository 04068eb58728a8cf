// “复制这个筛选的链接”: a list is its URL. The button is hidden where scripts or the clipboard are not there.
const text = '复制这个筛选的链接';

for (const button of document.querySelectorAll('[data-copy-link]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = '已复制';
    setTimeout(() => { button.textContent = text; }, 2000);
  });
}
