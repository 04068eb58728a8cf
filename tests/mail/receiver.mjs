import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
// Takes every letter into a folder, one file each, but those to somebody called refused.
const folder = process.argv[2];
let count = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (address, session, done) => done(address.address.startsWith('refused') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null),
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const file = join(folder, `${String(++count).padStart(4, '0')}.eml`);
      writeFileSync(`${file}.part`, Buffer.concat(parts));
      renameSync(`${file}.part`, file);
      done();
    });
  },
});
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.server.address().port}`));
