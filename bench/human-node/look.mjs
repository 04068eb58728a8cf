// Looks at pictures with @vladmandic/human (tfjs, wasm with SIMD, one thread): decode, detector, mesh and iris, nothing else.
// Reads a path a line, answers one line of JSON each. npm ci --ignore-scripts; node look.mjs
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
// Its package.json is not among its exports.
const root = join(import.meta.dirname, 'node_modules', '@vladmandic', 'human');
const wasmFolder = join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist');

// The library fetches its models; here they come from the disk, under a made-up host.
const host = 'http://disk/';
globalThis.fetch = async address => {
  const text = String(address.url ?? address);
  const path = text.startsWith(`${host}models/`) ? join(root, text.slice(host.length)) : join(wasmFolder, text.split('/').pop());
  const type = path.endsWith('.json') ? 'application/json' : path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  return new Response(readFileSync(path), { headers: { 'content-type': type } });
};

const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const wasm = require('@tensorflow/tfjs-backend-wasm');
wasm.setThreadsCount(1);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
// Not among the package's exports, so by its path.
const { Human } = require(join(root, 'dist', 'human.node-wasm.js'));
const sharp = require('sharp');
sharp.concurrency(1);
sharp.cache(false);

const off = { enabled: false };
const human = new Human({
  backend: 'wasm', wasmPath: `${wasmFolder}/`, wasmPlatformFetch: false, modelBasePath: `${host}models/`, debug: false, async: false, warmup: 'none',
  // Or the answer about the picture before is handed out again.
  cacheSensitivity: 0, skipAllowed: false, filter: off,
  face: {
    enabled: true, detector: { rotation: true, maxDetected: 2, minConfidence: 0.2, skipFrames: 0, skipTime: 0 }, mesh: { enabled: true },
    iris: { enabled: true, skipFrames: 0, skipTime: 0 }, attention: off, emotion: off, description: off, antispoof: off, liveness: off,
  },
  body: off, hand: off, object: off, gesture: off, segmentation: off,
});
await human.load();

for await (const path of createInterface({ input: process.stdin })) {
  const file = readFileSync(path);
  const start = performance.now();
  const { data, info } = await sharp(file).rotate().toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const tensor = human.tf.tensor(new Uint8Array(data), [info.height, info.width, info.channels], 'int32');
  const seen = await human.detect(tensor);
  human.tf.dispose(tensor);
  console.log(JSON.stringify({ ms: performance.now() - start, faces: seen.face.length, points: seen.face[0]?.mesh.length ?? 0, backend: human.tf.getBackend() }));
}
