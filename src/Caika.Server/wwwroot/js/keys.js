// Keys of the desk. <button data-key="a" data-key-text="通过">; several keys: data-key="r ArrowRight". Letters work only
// while no field has the focus; all keys can be switched off (WCAG 2.1.4) in the list that ? opens. A field with a key
// gets the focus, anything else is clicked.
const store = 'keys';
const names = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', ' ': '空格', Enter: 'Enter' };

const keysOf = element => element.dataset.key.split(' ').map(key => key.length === 1 ? key.toLowerCase() : key);
const isOff = () => localStorage.getItem(store) === 'off';
const isField = element => element?.closest?.('input:not([type=checkbox]):not([type=radio]):not([type=button]), select, textarea, [contenteditable]');

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  if (moveInStrips(event)) return;
  // In a group of choices the arrows choose.
  if (event.target.type === 'radio' && event.key.startsWith('Arrow')) return;
  if (event.key === '?') {
    openList();
    return;
  }
  if (isOff() || event.repeat && !event.key.startsWith('Arrow')) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const element = [...document.querySelectorAll('[data-key]')].find(e => keysOf(e).includes(key) && !e.disabled && e.offsetParent !== null);
  if (!element) return;
  event.preventDefault();
  if (isField(element)) element.focus();
  else element.click();
});

// In a sheet of strips the arrows move from picture to picture; the space bar ticks one, as it does any box.
function moveInStrips(event) {
  const sheet = event.target.closest?.('.strips');
  if (!sheet || !event.key.startsWith('Arrow')) return false;
  const boxes = [...sheet.querySelectorAll('input')];
  const columns = getComputedStyle(sheet).gridTemplateColumns.split(' ').length;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
  boxes[boxes.indexOf(event.target) + step]?.focus();
  event.preventDefault();
  return true;
}

function openList() {
  const dialog = document.querySelector('.keys-dialog') ?? build();
  const list = dialog.querySelector('dl');
  list.replaceChildren();
  for (const element of document.querySelectorAll('[data-key]')) {
    const term = document.createElement('dt');
    for (const key of keysOf(element)) term.append(Object.assign(document.createElement('kbd'), { textContent: names[key] ?? key.toUpperCase() }), ' ');
    list.append(term, Object.assign(document.createElement('dd'), { textContent: textOf(element) }));
  }
  dialog.querySelector('input').checked = !isOff();
  dialog.showModal();
}

function textOf(element) {
  if (element.dataset.keyText) return element.dataset.keyText;
  const copy = element.cloneNode(true);
  copy.querySelectorAll('kbd').forEach(kbd => kbd.remove());
  return copy.textContent.trim();
}

function build() {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys-dialog';
  dialog.setAttribute('aria-label', '按键');
  dialog.innerHTML = `<h2>按键</h2><dl class="facts tight"></dl>
    <p><label><input class="form-check-input" type="checkbox"> 使用按键</label></p>
    <form method="dialog"><button class="btn btn-primary">关闭</button></form>`;
  dialog.querySelector('input').addEventListener('change', event => localStorage.setItem(store, event.target.checked ? 'on' : 'off'));
  document.body.append(dialog);
  return dialog;
}

for (const button of document.querySelectorAll('[data-keys-dialog]')) {
  button.hidden = false;
  button.addEventListener('click', openList);
}

// M shows and hides the marks on pictures.
document.addEventListener('click', event => {
  if (event.target.closest('[data-marks]')) document.querySelectorAll('.regions').forEach(marks => marks.classList.toggle('off'));
});
