// The pad a person signs on, with finger, pen or mouse. Strokes go into a hidden field as x, y, milliseconds and pressure in
// points of the pad, so they come back when the server asks for something else.
import { wire } from './wire.js';

const HEIGHT = 0.5, THIN = 1.6, THICK = 3.2, FLAT = 0.5;

class Pad {
  constructor(form) {
    this.form = form;
    this.canvas = form.querySelector('canvas');
    this.field = form.elements.namedItem('Strokes');
    this.says = form.querySelector('[data-pad-says]');
    this.strokes = [];
    this.size();
    this.bring();
    this.canvas.addEventListener('pointerdown', event => this.begin(event));
    this.canvas.addEventListener('pointermove', event => this.draw(event));
    for (const end of ['pointerup', 'pointercancel']) this.canvas.addEventListener(end, event => this.end(event));
    form.querySelector('[data-pad-again]').addEventListener('click', () => this.clear());
    form.addEventListener('submit', event => this.send(event));
  }

  // The drawing keeps the size it was begun with: turning the telephone must not bend it.
  size() {
    this.width = Math.round(this.canvas.clientWidth);
    this.height = Math.round(this.width * HEIGHT);
    const sharp = window.devicePixelRatio || 1;
    this.canvas.width = this.width * sharp;
    this.canvas.height = this.height * sharp;
    this.pen = this.canvas.getContext('2d');
    this.pen.scale(sharp, sharp);
    this.pen.lineCap = this.pen.lineJoin = 'round';
    this.pen.strokeStyle = getComputedStyle(this.canvas).color;
  }

  bring() {
    try {
      const kept = JSON.parse(this.field.value);
      if (kept.w !== this.width) return;
      this.strokes = kept.strokes;
      for (const stroke of this.strokes) stroke.forEach((point, i) => this.line(stroke[Math.max(0, i - 1)], point));
    } catch {
      this.strokes = [];
    }
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) * this.width / box.width, y = (event.clientY - box.top) * this.height / box.height;
    this.start ??= event.timeStamp - (this.strokes.at(-1)?.at(-1)?.[2] ?? 0);
    // A finger has no pressure of its own: browsers say 0.5, or 0.
    const pressure = event.pointerType === 'pen' ? event.pressure : FLAT;
    return [round(clamp(x, this.width)), round(clamp(y, this.height)), Math.max(0, Math.round(event.timeStamp - this.start)), Math.round(pressure * 100) / 100];
  }

  begin(event) {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    const point = this.point(event);
    this.current = [point];
    this.strokes.push(this.current);
    this.line(point, point);
  }

  draw(event) {
    if (!this.current || !event.isPrimary) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const point = this.point(one), before = this.current.at(-1);
      if (point[2] < before[2] || Math.hypot(point[0] - before[0], point[1] - before[1]) < 0.7) continue;
      this.current.push(point);
      this.line(before, point);
    }
  }

  end(event) {
    if (!this.current || !event.isPrimary) return;
    this.current = null;
    this.field.value = JSON.stringify({ w: this.width, h: this.height, strokes: this.strokes });
    this.say('写得不好可以重写。');
  }

  line(from, to) {
    this.pen.lineWidth = THIN + (THICK - THIN) * to[3];
    this.pen.beginPath();
    this.pen.moveTo(from[0], from[1]);
    this.pen.lineTo(to[0] + 0.01, to[1]);
    this.pen.stroke();
  }

  clear() {
    this.strokes = [];
    this.start = this.current = undefined;
    this.field.value = '';
    this.pen.clearRect(0, 0, this.width, this.height);
    this.say('已经擦掉，请重新写。');
  }

  send(event) {
    if (this.strokes.length > 0) return;
    event.preventDefault();
    this.say('请先在框里写姓名。');
    this.says.classList.add('field-note');
  }

  say(text) {
    this.says.classList.remove('field-note');
    this.says.textContent = text;
  }
}

const clamp = (value, most) => Math.min(Math.max(value, 0), most);
const round = value => Math.round(value * 10) / 10;

wire('form[data-pad]', form => new Pad(form));
