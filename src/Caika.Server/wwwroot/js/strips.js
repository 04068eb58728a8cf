import { wire } from './wire.js';

// Says on the button how many do not fit, and puts the keyboard on the first picture.
wire('.strips', strips => {
  const boxes = [...strips.querySelectorAll('input')];
  const button = strips.closest('form').querySelector('[data-key=Enter]');
  const count = () => {
    const bad = boxes.filter(box => box.checked).length;
    button.firstChild.textContent = bad === 0 ? `提交：${boxes.length} 张全部通过 ` : `提交：${bad} 张不符合，${boxes.length - bad} 张通过 `;
  };
  strips.addEventListener('change', count);
  count();
  boxes[0]?.focus({ preventScroll: true });
});
