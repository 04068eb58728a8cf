// Lets a form go out once the end of what is to be read, [data-form-end], was on the screen.
import { wire } from './wire.js';

wire('form[data-after-reading]', form => {
  const read = form.elements.namedItem('ReadToEnd'), note = form.querySelector('[role=status]');
  const seen = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    read.value = 'true';
    note.hidden = true;
    seen.disconnect();
  }, { threshold: 0.9 });
  const end = document.querySelector('[data-form-end]');
  if (end) seen.observe(end);
  form.addEventListener('submit', event => {
    if (read.value === 'true') return;
    event.preventDefault();
    note.hidden = false;
  });
});
