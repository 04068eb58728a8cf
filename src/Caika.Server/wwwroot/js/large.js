// 大字 at once and without losing what is typed. Without this file the button posts and the page comes back.
const form = document.querySelector('form[data-large]');

form?.addEventListener('submit', event => {
  event.preventDefault();
  const button = form.querySelector('button');
  const on = !document.documentElement.classList.contains('large');
  document.documentElement.classList.toggle('large', on);
  button.setAttribute('aria-pressed', String(on));
  button.value = on ? '0' : '1';
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `large=${on ? 1 : 0}; path=/; max-age=31536000; samesite=lax${secure}`;
});
