// Letters through a real mail server: an invitation arrives, is readable, and leads into the house; a server that is away is tried again.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const root = new URL('..', import.meta.url).pathname;
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const python = process.env.FAIRWAY_E2E_PYTHON ?? `${target}/e2e-python/bin`;
const folder = mkdtempSync(join(tmpdir(), 'fairway-mail-'));
const box = join(folder, 'box');
let port;
let server;
let house;
let address;

async function freePort() {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port: free } = listening.address();
  listening.close();
  return free;
}

/** A mail server that keeps what it is sent. */
async function beginServer() {
  server = spawn(`${python}/python`, ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${port}`, '-c', 'aiosmtpd.handlers.Mailbox', box], { stdio: 'inherit' });
  await until(() => new Promise((resolve) => {
    import('node:net').then(({ connect }) => {
      const socket = connect(port, '127.0.0.1', () => { socket.end(); resolve(true); });
      socket.on('error', () => resolve(false));
    });
  }), 'the mail server answers');
}

async function until(holds, what, seconds = 30) {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  assert.fail(what);
}

const letters = () => (existsSync(join(box, 'new')) ? readdirSync(join(box, 'new')).map((name) => readFileSync(join(box, 'new', name), 'utf8')) : []);

/** A letter as Python's own parser of mail reads it. */
function read(letter) {
  const script = 'import email,json,sys;from email import policy;m=email.message_from_bytes(sys.stdin.buffer.read(),policy=policy.default);'
    + 'print(json.dumps({"to":m["to"],"from":m["from"],"subject":m["subject"],"id":m["message-id"],"defects":[str(d) for p in m.walk() for d in p.defects],'
    + '"text":m.get_body(("plain",)).get_content(),"html":m.get_body(("html",)).get_content()}))';
  const output = spawnSync(`${python}/python`, ['-c', script], { input: letter });
  return JSON.parse(output.stdout);
}

/** A browser without a window: its cookie is kept. */
function visitor() {
  let cookie = '';
  return async (path, form) => {
    const answer = await fetch(path.startsWith('http') ? path : address + path, {
      method: form ? 'POST' : 'GET', redirect: 'manual', body: form && new URLSearchParams(form), headers: { cookie, origin: address },
    });
    for (const set of answer.headers.getSetCookie()) [cookie] = set.split(';');
    return { status: answer.status, text: await answer.text() };
  };
}

before(async () => {
  port = await freePort();
  const settings = ['--data', join(folder, 'house'), '--title', 'Çevre & Söhne', '--mail', `smtp://127.0.0.1:${port}`, '--mail-from', 'Çevre <partners@acme.example>'];
  const invited = spawnSync(`${target}/debug/fairway`, ['people', 'invite', 'mo@acme.example', ...settings]);
  house = spawn(`${target}/debug/fairway`, ['serve', '--listen', '127.0.0.1:0', ...settings], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  house.stderr.on('data', (bytes) => { said += bytes; });
  await until(() => said.includes('listening at'), 'the house begins');
  address = `http://${said.match(/listening at (\S+)/)[1]}`;
  house.link = invited.stdout.toString().trim().match(/\/invitation\/\S+/)[0];
});

after(async () => {
  house.kill('SIGTERM');
  const [code] = await once(house, 'exit');
  server.kill();
  rmSync(folder, { recursive: true });
  assert.equal(code, 0);
});

test('an invitation waits while the mail server is away, arrives whole when it is back, and leads into the house', async () => {
  const manager = visitor();
  assert.equal((await manager(house.link, { name: 'Mo', password: 'correct horse battery', language: 'de' })).status, 303);
  const page = await manager('/people');
  const company = page.text.match(/<select id="company" name="company"><option value="([a-z0-9]+)"/)[1];
  const sent = await manager('/people', { mail: 'cam@acme.example', company, role: 'cam' });
  assert.equal(sent.status, 201);
  assert.doesNotMatch(sent.text, /\/invitation\//);
  await until(async () => /Wird wieder versucht<\/span>/.test((await manager('/jobs')).text), 'the failure is seen');
  await beginServer();
  const again = (await manager('/jobs')).text.match(/\/jobs\/[a-z0-9]+\/again/)[0];
  assert.equal((await manager(again, {})).status, 303);
  await until(() => letters().length === 1, 'the letter arrives');
  const letter = read(letters()[0]);
  assert.deepEqual(letter.defects, []);
  assert.equal(letter.to, 'cam@acme.example');
  assert.equal(letter.from, 'Çevre <partners@acme.example>');
  assert.equal(letter.subject, 'Çevre & Söhne: Sie sind eingeladen');
  assert.match(letter.html, /Çevre &#38; Söhne|Çevre &amp; Söhne/);
  assert.match(letter.id, /^<[a-z0-9]{26}@acme\.example>$/);
  const link = letter.text.match(/http:\S+\/invitation\/\S+/)[0];
  assert.ok(letter.html.includes(link));
  const cam = visitor();
  assert.equal((await cam(link.replace(/^http:\/\/[^/]+/, address), { name: 'Cam', password: 'correct horse battery', language: 'nl' })).status, 303);
});

test('a forgotten password comes as a letter, in the language of the person', async () => {
  const outside = visitor();
  assert.equal((await outside('/forgotten', { mail: 'mo@acme.example' })).status, 200);
  await until(() => letters().length === 2, 'the letter arrives');
  const letter = letters().map(read).find(({ to }) => to === 'mo@acme.example');
  assert.equal(letter.subject, 'Çevre & Söhne: ein anderes Kennwort');
  assert.match(letter.text, /^Guten Tag Mo,/);
});
