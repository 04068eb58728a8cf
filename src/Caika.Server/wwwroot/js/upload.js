// Sends a form with a file so that a bad line loses nothing: <form data-upload enctype="multipart/form-data">.
// The form and the chosen file stay where they are; after a failure it tries again after 2, 4, 8 … 60 seconds and as
// soon as the line is back. All tries carry one form token, so the server takes the first and a second tap sends nothing.
import { wire } from './wire.js';

wire('form[data-upload]', form => {
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!form.dataset.sending) new Sending(form, event.submitter).start();
  });
  // Another file is another thing to send.
  form.addEventListener('change', () => { if (!form.dataset.sending) token(form).value = fresh(); });
});

// Random enough to tell two tries apart; crypto.randomUUID exists on https and localhost only.
const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

function token(form) {
  let field = form.querySelector('input[name="FormToken"]');
  if (!field) {
    field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'FormToken' });
    form.append(field);
  }
  return field;
}

class Sending {
  constructor(form, submitter) {
    this.form = form;
    this.submitter = submitter;
    this.wait = 1;
    this.panel = form.querySelector('.sending') ?? form.appendChild(Object.assign(document.createElement('div'), { className: 'sending' }));
  }

  start() {
    token(this.form).value ||= fresh();
    this.form.dataset.sending = '1';
    this.again = () => this.send();
    addEventListener('online', this.again);
    this.send();
  }

  send() {
    clearInterval(this.countdown);
    if (this.request && this.request.readyState !== XMLHttpRequest.DONE) return;
    const request = this.request = new XMLHttpRequest();
    request.open('POST', this.form.action);
    request.responseType = 'document';
    request.upload.onprogress = event => this.show(event.loaded, event.total);
    request.onload = () => (request.status >= 500 && request.status !== 507) || request.status === 429 ? this.failed() : this.answered(request);
    request.onerror = () => this.failed();
    request.send(new FormData(this.form, this.submitter));
    this.show(0, 0);
  }

  show(loaded, total) {
    let bar = this.panel.querySelector('progress');
    if (!bar) {
      this.panel.innerHTML = '<p class="small" role="status">正在发送</p><progress max="100" aria-label="发送进度"></progress>';
      bar = this.panel.querySelector('progress');
    }
    if (total) bar.value = Math.round(loaded / total * 100);
  }

  failed() {
    this.wait = Math.min(this.wait * 2, 60);
    let left = this.wait;
    this.panel.innerHTML = `<div class="verdict wait" role="alert"><div><h2>还没有发出去</h2>
      <p>网络断开了。照片和您填的内容都还在，不用重来，请先不要关掉这一页。</p>
      <p class="small"><span class="left"></span></p><div class="actions"><button type="button" class="btn btn-plain">现在再试一次</button></div></div></div>`;
    const line = this.panel.querySelector('.left');
    const tell = () => { line.textContent = left > 0 ? `${left} 秒后自动再试` : '正在再试'; };
    tell();
    this.panel.scrollIntoView({ block: 'nearest' });
    this.panel.querySelector('button').addEventListener('click', this.again);
    this.countdown = setInterval(() => {
      left -= 1;
      tell();
      if (left <= 0) this.send();
    }, 1000);
  }

  answered(request) {
    removeEventListener('online', this.again);
    delete this.form.dataset.sending;
    this.panel.replaceChildren();
    const page = request.response;
    const main = page?.getElementById('main');
    const place = new URL(request.responseURL).pathname;
    if (request.status < 400 && (place === '/enrolments/enter' || place === '/accounts/sign-in')) {
      this.signedOut(place);
    } else if (request.status < 400 && place !== new URL(this.form.action).pathname) {
      location.assign(request.responseURL);
    } else if (main && request.status < 400 || request.status === 422 && main) {
      document.getElementById('main').replaceWith(main);
      const foot = page.querySelector('.ph-foot');
      document.querySelector('.ph-foot')?.remove();
      if (foot) document.querySelector('.ph')?.append(foot);
      window.htmx?.process(main);
      // The other scripts take it as a part that htmx put in.
      main.dispatchEvent(new CustomEvent('htmx:afterSettle', { bubbles: true }));
    } else {
      this.refused(main);
    }
  }

  // The sign-in ran out: it is done in another tab, then the same form goes out.
  signedOut(place) {
    this.panel.innerHTML = `<div class="verdict wait" role="alert" tabindex="-1"><div><h2>请再登录一次</h2>
      <p>隔了一会儿没有操作，为了安全已经退出。您填的内容和选的图片都还在这一页。</p>
      <div class="actions"><a class="btn btn-plain" target="_blank" rel="opener">在新页面登录</a><button type="button" class="btn btn-plain">登录好了，再发一次</button></div></div></div>`;
    this.panel.querySelector('a').href = place;
    this.panel.querySelector('button').addEventListener('click', () => this.start());
    this.panel.firstElementChild.focus();
  }

  // The server did not take it; the form stays, so that another file can be chosen.
  refused(main) {
    const said = main?.querySelector('.verdict[role="alert"]');
    const banner = Object.assign(document.createElement('div'), { className: 'verdict back', tabIndex: -1 });
    banner.setAttribute('role', 'alert');
    const words = banner.appendChild(document.createElement('div'));
    words.append(Object.assign(document.createElement('h2'), { textContent: (said?.querySelector('h2') ?? main?.querySelector('h1'))?.textContent ?? '没有收下' }));
    words.append(Object.assign(document.createElement('p'), { textContent: (said?.querySelector('p') ?? main?.querySelector('h1 ~ p'))?.textContent ?? '请换一个文件再试。' }));
    this.panel.replaceChildren(banner);
    banner.focus();
  }
}
