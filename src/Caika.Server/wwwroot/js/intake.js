// Sends thousands of files one by one: <form data-intake>. Each file is a small request of its own; what the server has
// already is left out, so a second drop of the same folder, or one after a reload, goes on where it stopped. Without this
// script the form posts everything at once.
import { ask } from './intake-line.js';
import { addRow, clearRows, say, tell } from './intake-list.js';

const form = document.querySelector('form[data-intake]');
const drop = form.querySelector('[data-drop]');
const atOnce = 3, listed = 200, shownRows = 2000;
const junk = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX|\._[^/]*|~\$[^/]*)(\/|$)/i;
let busy = false;

form.querySelector('[data-drop-hint]').hidden = false;
form.addEventListener('submit', event => {
  event.preventDefault();
  const chosen = [...form.querySelectorAll('input[type=file]')].flatMap(input => [...input.files])
    .map(file => ({ file, path: file.webkitRelativePath || file.name }));
  if (chosen.length > 0) start(chosen);
  else say('请先选择文件、文件夹或压缩包。', 'wait');
});

for (const kind of ['dragenter', 'dragover']) drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add('over'); });
for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => drop.classList.remove('over'));
drop.addEventListener('drop', async event => {
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  if (found.length > 0) start(found);
});
addEventListener('beforeunload', event => { if (busy) event.preventDefault(); });

async function walk(entry, found) {
  if (entry.isFile) {
    found.push({ file: await new Promise((done, failed) => entry.file(done, failed)), path: entry.fullPath.replace(/^\//, '') });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A folder answers a hundred at a time.
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}

async function start(chosen) {
  if (busy) return;
  busy = true;
  const files = chosen.filter(one => !junk.test(one.path)).sort((a, b) => a.path < b.path ? -1 : 1);
  clearRows();
  files.forEach((one, i) => { if (i < shownRows) one.cell = addRow(one.path); });
  if (files.length > shownRows) addRow(`……另有 ${files.length - shownRows} 个，不在这里列出`);
  try {
    const { id } = await ask('Begin');
    const state = { done: 0, bytes: 0, refused: 0, total: files.length, size: files.reduce((sum, one) => sum + one.file.size, 0), since: Date.now() };
    for (let at = 0; at < files.length; at += listed) await sendSome(id, files.slice(at, at + listed), state);
    if (state.refused === 0) {
      await ask('Close', id);
      busy = false;
      location.assign(`/intake/${id}`);
      return;
    }
    say(`${state.refused} 个文件没有收下，原因在下面。其余 ${state.total - state.refused} 个都收到了。`, 'wait', id);
    await ask('Close', id);
  } catch (failure) {
    say(failure.message, 'back');
  }
  busy = false;
}

async function sendSome(id, files, state) {
  for (const one of files) one.sha256 = await hash(one.file);
  const have = await ask('Have', id, JSON.stringify(files.map(one => ({ path: one.path, size: one.file.size, sha256: one.sha256 }))));
  const left = files.filter((one, i) => {
    if (have[i]) tell(one, '已经收到', state);
    return !have[i];
  });
  const worker = async () => { for (let one; (one = left.shift());) await send(id, one, state); };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

// Browsers hash on https and on this machine only, and not what does not fit into memory: then path and size speak.
async function hash(file) {
  if (!crypto.subtle || file.size > 64 * 1024 * 1024) return null;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

async function send(id, one, state) {
  if (one.cell) one.cell.textContent = '正在传';
  try {
    await ask('File', id, one.file, one.path);
    tell(one, '已收到', state);
  } catch (failure) {
    if (!failure.said) throw failure;
    state.refused += 1;
    tell(one, failure.message, state);
  }
}
