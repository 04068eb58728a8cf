// What becomes of each file, how far it is, and what has to be said.
const progress = document.querySelector('form[data-intake] [data-progress]');
const each = document.querySelector('[data-each]');
const rows = document.querySelector('[data-each-rows]');

export function clearRows() {
  rows.replaceChildren();
  each.hidden = false;
}

export function tell(one, words, state) {
  state.done += 1;
  state.bytes += one.file.size;
  if (one.cell) one.cell.textContent = words;
  const seconds = (Date.now() - state.since) / 1000;
  const left = state.bytes > 0 ? Math.round(seconds * (state.size - state.bytes) / state.bytes) : 0;
  let bar = progress.querySelector('progress');
  if (!bar) {
    progress.innerHTML = '<p class="small" role="status"></p><progress aria-label="上传进度"></progress>';
    bar = progress.querySelector('progress');
  }
  bar.max = state.total;
  bar.value = state.done;
  progress.querySelector('p').textContent = `第 ${state.done} 个，共 ${state.total} 个${seconds > 3 && left > 0 ? `，约剩 ${left > 90 ? `${Math.round(left / 60)} 分钟` : `${left} 秒`}` : ''}`;
  document.querySelector('[data-each-count]').textContent = `${state.done} / ${state.total}`;
}

export function addRow(path) {
  const row = rows.insertRow();
  row.append(Object.assign(document.createElement('th'), { scope: 'row', className: 'xs name', textContent: cover(path) }));
  const cell = row.insertCell();
  cell.className = 'small';
  cell.textContent = '等待';
  return cell;
}

const cover = path => path.normalize('NFKC').replace(/\d[\d -]{6,}[\dXx×]?/g, number => number.length >= 15 ? number.slice(0, 6) + '*'.repeat(number.length - 10) + number.slice(-4) : number.slice(0, 2) + '*'.repeat(number.length - 4) + number.slice(-2));

export function say(words, tone, run) {
  const banner = Object.assign(document.createElement('div'), { className: `verdict ${tone}`, tabIndex: -1 });
  banner.setAttribute('role', 'alert');
  const inner = banner.appendChild(document.createElement('div'));
  inner.append(Object.assign(document.createElement('p'), { textContent: words }));
  if (run) inner.append(Object.assign(document.createElement('a'), { href: `/intake/${run}`, className: 'btn btn-plain', textContent: '看这次收件' }));
  progress.replaceChildren(banner);
}
