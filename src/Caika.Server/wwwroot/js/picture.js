// A form that sends one picture: shows it as soon as it is chosen and sends it at once. Without this file the two file
// inputs stand there as they are, with a button.
import { wire } from './wire.js';

wire('form[data-picture]', form => {
  form.classList.add('quick');
  form.addEventListener('change', event => {
    const input = event.target;
    if (input.type !== 'file' || !input.files.length) return;
    // Only the newest choice goes out.
    for (const other of form.querySelectorAll('input[type=file]')) if (other !== input) other.value = '';
    show(form.querySelector('.preview'), input.files[0]);
    form.requestSubmit();
  });
});

function show(image, file) {
  if (image.src) URL.revokeObjectURL(image.src);
  image.src = URL.createObjectURL(file);
  image.hidden = false;
  // A browser that cannot draw it (HEIC, say) shows nothing; the server will.
  image.onerror = () => { image.hidden = true; };
}
