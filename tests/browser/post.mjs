// The post of a browser test: a mail server of its own (tests/mail/sink.py) that keeps what it is sent, so that a story
// can go on with the link in somebody's mail. Its one invariant: whatever it starts, it stops, by process id.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const WITHIN = 60_000;

/** A mail server: `url` for JALON_SMTP_URL, `link(email)`, `code(email)`, `stop()`. */
export async function startPost() {
  const python = process.env.JALON_TEST_PYTHON;
  assert.ok(python, 'JALON_TEST_PYTHON is not set: run the browser tests with tests/run');
  const home = mkdtempSync(join(tmpdir(), 'jalon-post-'));
  const file = join(home, 'mails.jsonl');
  const sink = fileURLToPath(new URL('../mail/sink.py', import.meta.url));
  const child = spawn(python, [sink, '--out', file, '--until-stdin-closes'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const line = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', (data) => resolve(String(data)));
  });
  const port = line.match(/127\.0\.0\.1:(\d+)/)[1];
  const read = new Map();
  const next = async (email, wanted) => {
    for (const until = Date.now() + WITHIN; Date.now() < until; await pause(200)) {
      const mails = readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map((text) => JSON.parse(text));
      const mail = mails.filter((one) => one.to.includes(email))[read.get(email) ?? 0];
      const found = mail?.text.match(wanted);
      if (!found) continue;
      read.set(email, (read.get(email) ?? 0) + 1);
      return found[1];
    }
    throw new Error(`no mail with ${wanted} came to ${email} within ${WITHIN / 1000} s`);
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** The address in the next mail to somebody, once it has come. */
    link: (email) => next(email, /(https?:\/\/\S+\/l\/\S+)/),
    /** The code in the next mail to somebody, once it has come. */
    code: (email) => next(email, /^(\d{6})\s*$/m),
    async stop() {
      child.stdin.end();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
