// Saves what is typed as a draft: when a field is left, and every five seconds while something changed.
// <form data-draft-url="…">; the server answers 204 or 200. Files, PINs and [data-no-draft] stay out.
const pause = 5000;

import { wire } from './wire.js';

wire('form[data-draft-url]', watch);

function watch(form) {
  let changed = false;
  let sending = false;

  async function save() {
    if (!changed || sending) return;
    changed = false;
    sending = true;
    try {
      const answer = await fetch(form.dataset.draftUrl, { method: 'POST', body: fieldsOf(form), credentials: 'same-origin', keepalive: true });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      say(`已保存 ${clock()}`);
    } catch {
      changed = true;
      say('还没有存上，会再试');
    } finally {
      sending = false;
    }
  }

  form.addEventListener('input', () => { changed = true; });
  form.addEventListener('focusout', save);
  form.addEventListener('submit', () => { changed = false; });
  addEventListener('pagehide', save);
  addEventListener('online', save);
  setInterval(save, pause);
}

function fieldsOf(form) {
  const fields = new FormData(form);
  for (const field of form.elements) {
    if (field.name && (field.type === 'file' || field.type === 'password' || field.dataset.noDraft !== undefined)) fields.delete(field.name);
  }
  return fields;
}

function clock() {
  return new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' }).format(new Date());
}

function say(text) {
  const line = document.getElementById('saved');
  if (line && line.textContent !== text) line.textContent = text;
}
