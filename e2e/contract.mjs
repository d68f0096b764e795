// The API keeps what its description says, whoever asks: every check of schemathesis, as each of the four.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { begin, comeIn } from './house.mjs';

const here = new URL('.', import.meta.url).pathname;
const python = process.env.FAIRWAY_E2E_PYTHON ?? `${process.env.CARGO_TARGET_DIR ?? `${here}../target`}/e2e-python/bin`;

let house;
before(async () => { house = await begin(); });
after(async () => { await house.end(); });

/** A token of somebody who just came in. */
async function token(position) {
  const page = await comeIn(house, position, { name: position, language: 'en' });
  await page.goto(`${house.address}/account`);
  await page.fill('#title', 'contract');
  await page.check('#writes');
  await page.click('form[action="/account/tokens"] button');
  return page.textContent('[role=status] code');
}

/** Runs it; what it said, and how it ended. */
function schemathesis(secret) {
  const asked = ['run', `${house.address}/api/v1/openapi.json`, '-H', `Authorization: Bearer ${secret}`, '--continue-on-failure', '-n', '50', '--seed', '1'];
  const child = spawn(`${python}/schemathesis`, ['--config-file', `${here}schemathesis.toml`, ...asked], { cwd: here });
  let said = '';
  child.stdout.on('data', (bytes) => { said += bytes; });
  child.stderr.on('data', (bytes) => { said += bytes; });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, said }));
  });
}

for (const position of ['manager', 'cam', 'auditor', 'admin']) {
  test(`the API keeps its description for the ${position}`, async () => {
    const { code, said } = await schemathesis(await token(position));
    assert.equal(code, 0, said);
    assert.doesNotMatch(house.log(), /ERROR/, 'no trouble of our own');
  });
}
