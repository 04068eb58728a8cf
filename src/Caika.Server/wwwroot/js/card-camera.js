// The camera page for a card: shows the camera with a frame, asks the server twice a second at most where the card lies,
// draws its corners and takes the picture by itself once the card lies still and sharp twice. The button always works.
// Without a camera, or without this file, the plain file input beside it does the same.
import { wire } from './wire.js';

const ASK_EVERY = 500, PREVIEW = 640, STILL = 0.02, MOVED = 0.12, VIEW_SHAPE = 4 / 3, LARGEST = 2400;

class CardCamera {
  constructor(place) {
    this.place = place;
    this.video = place.querySelector('video');
    this.hint = place.querySelector('.hint');
    this.found = place.querySelector('.found');
    this.form = document.querySelector('form[data-picture]');
    // After the first side the same side still lies there: it has to move before the shutter goes by itself.
    this.mustMove = !!place.dataset.second;
    place.querySelector('.shoot').addEventListener('click', () => this.shoot());
    addEventListener('pagehide', () => this.close());
  }

  async open() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1920 } } });
    } catch {
      return; // No camera, or no permission: the file input stands below.
    }
    this.place.hidden = false;
    this.video.srcObject = this.stream;
    await this.video.play();
    this.say(this.mustMove ? '请把证件翻过来' : '请把身份证放进框里');
    this.ask();
  }

  close() {
    clearTimeout(this.next);
    this.stream?.getTracks().forEach(track => track.stop());
    this.stream = null;
  }

  say(text) {
    if (this.hint.textContent !== text) this.hint.textContent = text;
  }

  async ask() {
    const started = performance.now();
    try {
      const body = new FormData();
      body.append('__RequestVerificationToken', this.form.querySelector('[name=__RequestVerificationToken]').value);
      body.append('preview', await this.picture(PREVIEW, 0.7), 'preview.jpg');
      const answer = await fetch(this.place.dataset.hint, { method: 'POST', body });
      if (answer.status === 200 && this.stream) this.heard(await answer.json());
    } catch {
      // A bad line costs the hints, not the picture.
    }
    // Another page may have taken this one's place meanwhile.
    if (!this.place.isConnected) this.close();
    if (this.stream) this.next = setTimeout(() => this.ask(), Math.max(0, ASK_EVERY - (performance.now() - started)));
  }

  heard({ right, say, corners }) {
    const moved = this.moved(corners);
    this.found.setAttribute('points', (corners ?? []).map(([x, y]) => `${x * 400},${y * 300}`).join(' '));
    this.place.classList.toggle('right', right);
    if (!corners || (this.last && moved > MOVED)) this.mustMove = false;
    const still = right && this.wasRight && moved < STILL;
    this.last = corners;
    this.wasRight = right;
    this.say(this.mustMove ? '请把证件翻过来' : say);
    if (still && !this.mustMove) this.shoot();
  }

  // How far the corner that moved most went since the last look, as a share of the picture.
  moved(corners) {
    if (!corners || !this.last) return 1;
    return Math.max(...corners.map(([x, y], i) => Math.hypot(x - this.last[i][0], y - this.last[i][1])));
  }

  // The part of the camera's picture that the view shows.
  picture(width, quality) {
    const { videoWidth: w, videoHeight: h } = this.video;
    const cutWidth = Math.min(w, h * VIEW_SHAPE), cutHeight = cutWidth / VIEW_SHAPE;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(Math.min(width, cutWidth));
    canvas.height = Math.round(canvas.width / VIEW_SHAPE);
    canvas.getContext('2d').drawImage(this.video, (w - cutWidth) / 2, (h - cutHeight) / 2, cutWidth, cutHeight, 0, 0, canvas.width, canvas.height);
    return new Promise((done, failed) => canvas.toBlob(blob => blob ? done(blob) : failed(new Error('no picture')), 'image/jpeg', quality));
  }

  // Goes out by the form beside it, with all it does about bad lines.
  async shoot() {
    if (!this.stream || this.shooting) return;
    this.shooting = true;
    const files = new DataTransfer();
    files.items.add(new File([await this.picture(LARGEST, 0.92)], '相机.jpg', { type: 'image/jpeg' }));
    const input = this.form.querySelector('input[type=file]');
    input.files = files.files;
    this.close();
    this.place.hidden = true;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

// Below the class: a class is not there before its own line.
wire('[data-card-camera]', place => {
  if (navigator.mediaDevices?.getUserMedia) new CardCamera(place).open();
});
