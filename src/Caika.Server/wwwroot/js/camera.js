// The camera page: shows the camera under an outline, asks the server twice a second at most how the person stands, and
// lets the shutter go when the frame is right and in any case after 20 seconds. Without a camera, or without this file, the
// plain file input beside it does the same.
import { wire } from './wire.js';

const ASK_EVERY = 500, ANYWAY_AFTER = 20_000, PREVIEW = 360;

class Camera {
  constructor(place) {
    this.place = place;
    this.video = place.querySelector('video');
    this.hint = place.querySelector('.hint');
    this.shutter = place.querySelector('.shoot');
    this.form = document.querySelector('form[data-picture]');
    this.shutter.addEventListener('click', () => this.shoot());
    place.querySelector('.turn').addEventListener('click', () => this.open(this.facing === 'user' ? 'environment' : 'user'));
    addEventListener('pagehide', () => this.close());
  }

  async open(facing) {
    this.close();
    this.facing = facing;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: facing, width: { ideal: 1920 }, height: { ideal: 1920 } } });
    } catch {
      // No camera, or no permission: the file input stands below.
      this.place.hidden = true;
      return;
    }
    this.place.hidden = false;
    this.video.srcObject = this.stream;
    this.video.classList.toggle('mirrored', facing === 'user');
    // Some cameras take seconds to show their first picture, and play() waits for it.
    this.video.play().catch(() => {});
    this.say('把头放进轮廓里');
    this.anyway = setTimeout(() => this.free('没有提示也可以拍了'), ANYWAY_AFTER);
    this.ask();
  }

  close() {
    clearTimeout(this.anyway);
    clearTimeout(this.next);
    this.stream?.getTracks().forEach(track => track.stop());
    this.stream = null;
  }

  say(text) {
    if (this.hint.textContent !== text) this.hint.textContent = text;
  }

  free(text) {
    this.shutter.disabled = false;
    this.say(text);
  }

  async ask() {
    const stream = this.stream, started = performance.now();
    if (this.video.videoWidth) try {
      const body = new FormData();
      body.append('__RequestVerificationToken', this.form.querySelector('[name=__RequestVerificationToken]').value);
      body.append('preview', await this.picture(PREVIEW, 0.7), 'preview.jpg');
      const answer = await fetch(this.place.dataset.hint, { method: 'POST', body });
      if (answer.status === 200) {
        const { right, say } = await answer.json();
        this.place.classList.toggle('right', right);
        if (right) this.free(say); else this.say(say);
      }
    } catch {
      // A bad line costs the hints, not the photo.
    }
    if (this.stream === stream && stream) this.next = setTimeout(() => this.ask(), Math.max(0, ASK_EVERY - (performance.now() - started)));
  }

  // The part of the camera's picture that the view shows: one-inch shape, from the middle.
  picture(width, quality) {
    const { videoWidth: w, videoHeight: h } = this.video, shape = 295 / 413;
    const cutWidth = Math.min(w, h * shape), cutHeight = cutWidth / shape;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(Math.min(width, cutWidth));
    canvas.height = Math.round(canvas.width / shape);
    canvas.getContext('2d').drawImage(this.video, (w - cutWidth) / 2, (h - cutHeight) / 2, cutWidth, cutHeight, 0, 0, canvas.width, canvas.height);
    return new Promise((done, failed) => canvas.toBlob(blob => blob ? done(blob) : failed(new Error('no picture')), 'image/jpeg', quality));
  }

  // Goes out by the form beside it, with all it does about bad lines.
  async shoot() {
    if (!this.video.videoWidth) return;
    const files = new DataTransfer();
    files.items.add(new File([await this.picture(1770, 0.92)], '相机.jpg', { type: 'image/jpeg' }));
    const input = this.form.querySelector('input[type=file]');
    input.files = files.files;
    this.close();
    this.place.hidden = true;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

wire('[data-camera]', place => {
  if (navigator.mediaDevices?.getUserMedia) new Camera(place).open('environment');
});
