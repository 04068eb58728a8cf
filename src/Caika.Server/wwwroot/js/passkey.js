// Makes a passkey, or asks for one: fetches a challenge, lets the device answer it, and sends the form with the answer.
// Written out by hand because not every browser in use turns options and answers from and into JSON by itself.
import { wire } from './wire.js';

const toBytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0));
const toText = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const withBytes = one => ({ ...one, id: toBytes(one.id) });

function optionsOf(json) {
  const options = { ...json, challenge: toBytes(json.challenge) };
  if (json.user) options.user = withBytes(json.user);
  if (json.allowCredentials) options.allowCredentials = json.allowCredentials.map(withBytes);
  if (json.excludeCredentials) options.excludeCredentials = json.excludeCredentials.map(withBytes);
  return options;
}

function jsonOf(credential) {
  const { id, type, rawId, response } = credential, parts = {};
  for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (response[part]) parts[part] = toText(response[part]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({ id, type, rawId: toText(rawId), response: parts, clientExtensionResults: {} });
}

const words = {
  NotAllowedError: '没有完成：取消了，或等得太久。可以再点一次。',
  InvalidStateError: '这台设备上已经有这个账号的通行密钥，不用再添加。',
  SecurityError: '这个网址用不了通行密钥，请换用 https:// 开头的网址。',
};

async function answer(form) {
  const body = new FormData();
  body.set('__RequestVerificationToken', form.elements.namedItem('__RequestVerificationToken').value);
  const asked = await fetch(form.dataset.challenge, { method: 'POST', body, credentials: 'same-origin', redirect: 'error' });
  if (!asked.ok) throw new Error(asked.status);
  const { state, options } = await asked.json();
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey: optionsOf(options) });
  form.elements.namedItem('State').value = state;
  form.elements.namedItem('Credential').value = jsonOf(credential);
}

wire('form[data-passkey]', form => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const says = form.querySelector('[data-passkey-says]'), button = form.querySelector('button');
  form.hidden = false;
  for (const missing of document.querySelectorAll('[data-passkey-missing]')) missing.hidden = true;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    says.hidden = true;
    try {
      await answer(form);
      form.submit();
    } catch (error) {
      says.textContent = words[error.name] ?? '没有接上，请刷新这一页再试。';
      says.hidden = false;
      button.disabled = false;
    }
  });
});
