// Asks the server about files that are on their way in.
import { say } from './intake-list.js';

const token = () => document.querySelector('form[data-intake] input[name="__RequestVerificationToken"]').value;
const pause = seconds => new Promise(done => {
  const timer = setTimeout(done, seconds * 1000);
  addEventListener('online', () => { clearTimeout(timer); done(); }, { once: true });
});

// Tries again after 2, 4, 8 … 60 seconds and when the line is back; what the server refuses is not tried again.
export async function ask(handler, run, body, name) {
  const headers = { RequestVerificationToken: token(), 'Content-Type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' };
  if (run) headers['X-Run'] = run;
  if (name) headers['X-File-Name'] = encodeURIComponent(name);
  for (let wait = 2; ; wait = Math.min(wait * 2, 60)) {
    let answer;
    try {
      answer = await fetch(`/intake?handler=${handler}`, { method: 'POST', headers, body, redirect: 'manual' });
    } catch {
      say(`网络断开了，${wait} 秒后自动再试。已收到的不会丢，请先不要关掉这一页。`, 'wait');
      await pause(wait);
      continue;
    }
    if (answer.ok) return answer.json();
    if (answer.status === 422) throw Object.assign(new Error((await answer.json()).said), { said: true });
    if (answer.type === 'opaqueredirect' || answer.status === 401) throw new Error('登录已经过期。请在新页面登录，再选一次同样的文件：已收到的不会重传。');
    if (answer.status < 500 && answer.status !== 429) throw new Error('没有收下。请刷新这一页，再选一次同样的文件：已收到的不会重传。');
    if (answer.status === 507) throw new Error('存储空间已满。请联系系统管理员。');
    say(`暂时没有收下，${wait} 秒后自动再试。`, 'wait');
    await pause(wait);
  }
}
