// Reads pictures with @gutenye/ocr-node, one line of JSON each; begins with one that is not counted.
// npm ci --ignore-scripts; node read.mjs PICTURE…
import Ocr from '@gutenye/ocr-node';

const files = process.argv.slice(2);
const ocr = await Ocr.create({ onnxOptions: { intraOpNumThreads: 1, interOpNumThreads: 1 } });
await ocr.detect(files[0]);
for (const file of files) {
  const start = performance.now();
  const lines = await ocr.detect(file);
  console.log(JSON.stringify({ ms: performance.now() - start, text: lines.map(line => line.text).join('|') }));
}
console.log(JSON.stringify({ rss: process.resourceUsage().maxRSS / 1024 }));
