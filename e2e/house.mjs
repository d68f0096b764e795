// The house the journeys go through: the real binary with the demo's companies, and a real browser from the system.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const root = new URL('..', import.meta.url).pathname;
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;

/** Where Debian and its like put the browser. */
function browserPath() {
  const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!found) throw new Error('these tests need Chromium (Debian: apt-get install chromium)');
  return found;
}

/** Begins the house and the browser; gives the links to come in with, by position. */
export async function begin() {
  const child = spawn(`${target}/debug/fairway`, ['serve', '--demo', '--project', root, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let log = '';
  child.stderr.on('data', (bytes) => { log += bytes; });
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes) => { said += bytes; if (said.includes('Ctrl-C')) resolve(); });
    child.on('exit', (code) => reject(new Error(`the house ended with ${code}: ${said}${log}`)));
    setTimeout(() => reject(new Error(`the house does not begin: ${said}${log}`)), 60_000).unref();
  });
  child.removeAllListeners('exit');
  const address = said.match(/at (http:\S+)/)[1];
  const links = said.match(/http:\S+\/invitation\/\S+/g);
  const positions = ['manager', 'cam', 'auditor', 'admin'];
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
  const end = async () => {
    await browser.close();
    child.kill('SIGTERM');
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    return { code, log };
  };
  return { address, browser, links: Object.fromEntries(positions.map((position, at) => [position, links[at]])), end, log: () => log };
}

/** Somebody who answers the invitation of a link, in a language, in a browser of its own. */
export async function comeIn(house, position, { name, language, ...options }) {
  const context = await house.browser.newContext({ locale: language, bypassCSP: false, ...options });
  const page = await context.newPage();
  await page.goto(house.links[position]);
  await page.fill('#name', name);
  await page.fill('#password', 'correct horse battery');
  await page.selectOption('#language', language);
  await page.click('main button');
  await page.waitForURL(`${house.address}/`);
  return page;
}

/** What a page lacks for somebody who does not see it: nothing, or what and where. */
export async function barriers(page) {
  // The page's own policy lets no script in but the house's: the checker is handed in past it.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  await page.addScriptTag({ content: axe.source });
  const found = await page.evaluate(() => window.axe.run(document));
  await session.send('Page.setBypassCSP', { enabled: false });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
}

/** Whether the page is wider than the window. */
export const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
