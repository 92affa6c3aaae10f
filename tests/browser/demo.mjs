// The demonstration as a process: `jalon demo` on a free loopback port, in a temporary folder of its own.
// What it prints is read, what it started is stopped by process id, and the folder goes with it.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The binary is a debug build that derives passwords and fills a network before it answers.
const START_WITHIN = 120_000;
// The promise of `SIGTERM` is 30 seconds.
const STOP_WITHIN = 35_000;

/** A running demonstration, `settings` added to its environment: `address`, `people` ([{ role, email, password }]), `stop()`. */
export async function startDemo(settings = {}) {
  let last;
  // Between finding a free port and taking it, somebody else may take it.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = new Demo(await freePort(), settings);
    try {
      await server.ready();
      return server;
    } catch (error) {
      last = error;
      await server.stop();
    }
  }
  throw last;
}

class Demo {
  address = null;
  people = [];
  #log = [];
  #ended;

  constructor(port, settings) {
    this.home = mkdtempSync(join(tmpdir(), 'jalon-demo-'));
    const env = { ...process.env, JALON_LISTEN: `127.0.0.1:${port}`, TMPDIR: this.home };
    for (const name of ['DATABASE_URL', 'JALON_BASE_URL', 'JALON_SMTP_URL', 'JALON_TRUSTED_PROXIES']) delete env[name];
    Object.assign(env, settings);
    const binary = process.env.JALON_TEST_BINARY || join(root, 'target/debug/jalon');
    this.child = spawn(binary, ['demo'], { env, cwd: this.home, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(error.message));
      this.child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    this.killer = () => this.child.kill('SIGKILL');
    process.once('exit', this.killer);
    lines(this.child.stdout, (line) => this.#read(line));
    lines(this.child.stderr, (line) => this.#keep(line));
  }

  #keep(line) {
    this.#log.push(line);
    if (this.#log.length > 60) this.#log.shift();
  }

  // The first line with an address, then one line per person: `role email password`.
  #read(line) {
    this.#keep(line);
    const address = line.match(/https?:\/\/[^\s/]+/);
    const person = line.match(/^\s*(\S+)\s+(\S+@\S+)\s+(\S+)\s*$/);
    if (!this.address && address) this.address = address[0];
    else if (person) this.people.push({ role: person[1], email: person[2], password: person[3] });
  }

  async ready() {
    const failed = this.#ended.then((how) => {
      throw new Error(`the demonstration ended while starting (${how}):\n${this.#log.join('\n')}`);
    });
    failed.catch(() => {});
    const until = Date.now() + START_WITHIN;
    while (Date.now() < until) {
      const known = this.people.length;
      await Promise.race([pause(250), failed]);
      const printed = this.address && known > 0 && known === this.people.length;
      if (printed && (await Promise.race([answers(`${this.address}/health`), failed]))) return;
    }
    throw new Error(`the demonstration did not print its address and people within ${START_WITHIN / 1000} s:\n${this.#log.join('\n')}`);
  }

  async stop() {
    this.child.kill('SIGTERM');
    const how = await Promise.race([this.#ended, pause(STOP_WITHIN, 'late', { ref: false })]);
    process.removeListener('exit', this.killer);
    if (how === 'late') {
      this.child.kill('SIGKILL');
      await this.#ended;
    }
    rmSync(this.home, { recursive: true, force: true });
    if (how === 'late') throw new Error(`the demonstration was still running ${STOP_WITHIN / 1000} s after SIGTERM`);
  }
}

function lines(stream, take) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    parts.forEach(take);
  });
}

async function answers(url) {
  try {
    return (await fetch(url)).status === 200;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
