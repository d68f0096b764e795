// What people do, in a real browser: three languages, light and dark, wide and narrow, with and without JavaScript, with the keyboard alone.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { barriers, begin, comeIn, overflows } from './house.mjs';

let house;
const people = {};

before(async () => {
  house = await begin();
  people.manager = await comeIn(house, 'manager', { name: 'Mo Manager', language: 'en' });
  people.cam = await comeIn(house, 'cam', { name: 'Jae Pak', language: 'nl' });
  people.auditor = await comeIn(house, 'auditor', { name: 'Audrey Audit', language: 'de', colorScheme: 'dark' });
  people.admin = await comeIn(house, 'admin', { name: 'Ann Lee', language: 'de', viewport: { width: 390, height: 800 }, javaScriptEnabled: true });
});

after(async () => {
  const { code, log } = await house.end();
  assert.equal(code, 0, `asked to stop, the house ends well: ${log}`);
  assert.doesNotMatch(log, /@|correct horse|invitation\//, 'no address, password or secret is in the log');
});

const visits = [
  ['manager', ['/', '/partners', '/partners?text=zzz', '/partners/new', '/people', '/account', '/notices', '/jobs', '/webhooks', '/search?text=cycle', '/search?text=zzz', '/design', '/nowhere']],
  ['cam', ['/', '/partners', '/people']],
  ['auditor', ['/', '/partners', '/people', '/audit', '/jobs', '/account', '/design']],
  ['admin', ['/', '/partners', '/people', '/notices', '/webhooks', '/account', '/design']],
];

for (const [position, paths] of visits) {
  for (const path of paths) {
    test(`${position} meets no barrier on ${path}, and nothing runs over the edge`, async () => {
      const page = people[position];
      const problems = [];
      page.once('pageerror', (error) => problems.push(String(error)));
      await page.goto(house.address + path);
      assert.deepEqual(await barriers(page), []);
      assert.equal(await overflows(page), false);
      assert.deepEqual(problems, []);
    });
  }
}

test('each reads its own language', async () => {
  for (const [position, words] of [['manager', 'Good to see you'], ['cam', 'Welkom'], ['auditor', 'Willkommen']]) {
    await people[position].goto(house.address);
    assert.match(await people[position].textContent('h1'), new RegExp(words));
  }
});

test('the manager finds a company, opens it, changes it, and sees what came of it', async () => {
  const page = people.manager;
  await page.goto(`${house.address}/partners`);
  await page.fill('#text', 'exemplary');
  await page.press('#text', 'Enter');
  await page.click('text=Exemplary Cycles');
  await page.click('text=Change');
  await page.fill('#country', 'Wonderland');
  await page.fill('#city', 'Fort Worth');
  await page.click('text=Save');
  assert.equal(await page.getAttribute('#country', 'aria-invalid'), 'true');
  assert.equal(await page.inputValue('#city'), 'Fort Worth', 'what was typed stays');
  assert.deepEqual(await page.locator('[role=alert]').count(), 1);
  await page.fill('#country', 'us');
  await page.click('text=Save');
  assert.match(await page.textContent('dl'), /Fort Worth/);
});

test('the partner sees its company and its account manager, and no other company', async () => {
  const page = people.admin;
  await page.goto(`${house.address}/partners`);
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.click('tbody a');
  assert.match(await page.textContent('main'), /@adventure-works\.example/);
  await people.manager.goto(`${house.address}/partners`);
  const competitor = await people.manager.getAttribute('tbody a', 'href');
  const answer = await page.goto(house.address + competitor);
  assert.equal(answer.status(), 404);
});

test('the keyboard alone leads from the door of a page to a company', async () => {
  const page = people.manager;
  await page.goto(`${house.address}/partners`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  let steps = 0;
  while (!(await page.evaluate(() => document.activeElement.closest('tbody') !== null))) {
    await page.keyboard.press('Tab');
    assert.ok((steps += 1) < 20, 'a company is reached');
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(ring, 'none', 'one sees where one is');
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/partners\/[a-z0-9]{26}$/);
});

test('without JavaScript everything works', async () => {
  const state = await people.manager.context().storageState();
  const context = await house.browser.newContext({ javaScriptEnabled: false, storageState: state });
  const page = await context.newPage();
  await page.goto(`${house.address}/people`);
  await page.fill('#mail', 'fin@adventure-works.example');
  await page.selectOption('#role', 'finance');
  await page.click('main form.form button');
  assert.match(await page.textContent('[role=status] code'), /\/invitation\//);
  await context.close();
});

test('a program comes in with the token that a person makes, and no longer when it is ended', async () => {
  const page = people.manager;
  await page.goto(`${house.address}/account`);
  await page.fill('#title', 'a spreadsheet');
  await page.click('form[action="/account/tokens"] button');
  const token = await page.textContent('[role=status] code');
  const ask = () => fetch(`${house.address}/api/v1/partners?text=exemplary`, { headers: { authorization: `Bearer ${token}` } });
  const found = await (await ask()).json();
  assert.equal(found.items[0].name, 'Exemplary Cycles');
  await page.goto(`${house.address}/account`);
  assert.deepEqual(await barriers(page), []);
  await page.click('table .danger');
  assert.equal((await ask()).status, 401);
});

test('a company whose name is a script stays a name', async () => {
  const page = people.manager;
  await page.goto(`${house.address}/partners/new`);
  const name = '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">';
  for (const [field, text] of [['#name', name], ['#number', '"><svg onload=alert(1)>'], ['#city', name], ['#type', name], ['#country', 'GB']]) await page.fill(field, text);
  await page.click('text=Save');
  assert.equal(await page.textContent('h1'), name);
  for (const path of ['/', '/partners', '/people']) {
    await page.goto(house.address + path);
    assert.notEqual(await page.title(), 'owned');
  }
});

test('the manager sets a second factor up, by picture or by text, and sees the recovery codes once', async () => {
  const page = people.manager;
  await page.goto(`${house.address}/account`);
  await page.fill('#factor-password', 'correct horse battery');
  await page.click('form[action="/account/factor"] button');
  assert.equal(await page.locator('[role=img] svg').count(), 1);
  assert.deepEqual(await page.locator('[role=img]').getAttribute('aria-label') !== '', true);
  const secret = await page.textContent('main code');
  await page.fill('#code', '000000');
  await page.click('text=Switch it on');
  assert.equal(await page.getAttribute('#code', 'aria-invalid'), 'true');
  assert.equal(await page.textContent('main code'), secret);
  const key = Buffer.from([...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('').match(/.{8}/g).map((bits) => parseInt(bits, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  const code = String((digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  await page.fill('#code', code);
  await page.click('text=Switch it on');
  assert.equal(await page.locator('.codes li').count(), 10);
  await page.goto(`${house.address}/account`);
  assert.deepEqual(await barriers(page), []);
  await page.fill('#factor-password', 'correct horse battery');
  await page.click('button[formaction="/account/factor/end"]');
  await page.waitForURL(`${house.address}/account`);
});

test('the companies come as a file, and a group is made on the page of a company', async () => {
  const page = people.manager;
  await page.goto(`${house.address}/partners?text=exemplary`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Excel')]);
  assert.equal(download.suggestedFilename(), 'partners.xlsx');
  const number = await page.textContent('tbody td');
  await page.goto(`${house.address}/partners`);
  await page.click('tbody a');
  await page.fill('#parent', number);
  await page.selectOption('#shares', 'read');
  await page.click('form[action$="/parent"] button');
  assert.match(await page.textContent('section[aria-labelledby=group]'), /Exemplary Cycles/);
  assert.deepEqual(await barriers(page), []);
});

test('who signs out is out', async () => {
  const page = people.cam;
  await page.goto(house.address);
  await page.click('.bar-person button');
  await page.waitForURL(/\/sign-in$/);
  await page.goto(`${house.address}/partners`);
  assert.match(page.url(), /\/sign-in\?back=/);
});
