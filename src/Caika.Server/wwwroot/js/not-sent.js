// What stands under a form that did not go out; form and file stay as they are.

// The sign-in ran out: it is done in another tab, then the same form goes out.
export function signedOut(panel, place, again) {
  panel.innerHTML = `<div class="verdict wait" role="alert" tabindex="-1"><div><h2>请再登录一次</h2>
    <p>隔了一会儿没有操作，为了安全已经退出。您填的内容和选的图片都还在这一页。</p>
    <div class="actions"><a class="btn btn-plain" target="_blank" rel="noopener">在新页面登录</a><button type="button" class="btn btn-plain">登录好了，再发一次</button></div></div></div>`;
  panel.querySelector('a').href = place;
  panel.querySelector('button').addEventListener('click', again);
  panel.firstElementChild.focus();
}

// The server did not take it and says why; another file can be chosen.
export function refused(panel, main) {
  const said = main?.querySelector('.verdict[role="alert"]');
  const banner = Object.assign(document.createElement('div'), { className: 'verdict back', tabIndex: -1 });
  banner.setAttribute('role', 'alert');
  const words = banner.appendChild(document.createElement('div'));
  words.append(Object.assign(document.createElement('h2'), { textContent: (said?.querySelector('h2') ?? main?.querySelector('h1'))?.textContent ?? '没有收下' }));
  words.append(Object.assign(document.createElement('p'), { textContent: (said?.querySelector('p') ?? main?.querySelector('h1 ~ p'))?.textContent ?? '请换一个文件再试。' }));
  panel.replaceChildren(banner);
  banner.focus();
}
