#!/usr/bin/env python3
"""A mail server for tests: it keeps every message it is sent, and fails the way it is told to.

Start it as a process of its own, with the Python that tests/run prepared (its path is in JALON_TEST_PYTHON):

    $JALON_TEST_PYTHON tests/mail/sink.py --out FILE [--port N] [--mode MODE] [--control FILE] [--until-stdin-closes]

    --out FILE            one JSON line is appended per attempt (below); created empty at start
    --port N              loopback port; 0, the default, takes a free one
    --mode MODE           how to behave; the default is ok
    --control FILE        a file holding one mode, read again at every SMTP command, so that a test changes the
                          weather by writing a word; missing or empty means --mode (rename the file into place
                          when a sender is already at work, so that it is never read half written)
    --until-stdin-closes  ends when standard input closes: give it a pipe, and a killed test leaves no sink behind

Standard output carries one line, `listening 127.0.0.1:PORT`, once connections are accepted. There is neither TLS
nor authentication: the address for JALON_SMTP_URL is `smtp://127.0.0.1:PORT`. SIGTERM and SIGINT end it (exit 0).

    mode              what the client sees                                   what is written (`outcome`)
    ok                250, accepted                                          accepted
    refuse            550 to each recipient: never try again                 refused
    tempfail          451 to each recipient: try again later                 deferred
    hang              no answer after the message, until the client leaves   hung
    drop-after-data   the message is kept, the connection dies unanswered    dropped

`hung` and `dropped` are the two outcomes a sender cannot tell apart from the other side: with `dropped` the message
HAS arrived, so a second line with the same Message-ID is a duplicate in somebody's mailbox.

Each line is {"outcome", "at" (seconds since 1970), "from", "to": [...], "headers": [[name, value], ...], "subject",
"message_id", "text", "html", "raw"}. Header values and bodies are decoded; `raw` is what came over the wire. Where
no message was transmitted (refused, deferred), `headers` is empty and the fields after it are null.
"""

import argparse
import asyncio
import json
import os
import signal
import sys
import time
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP

MODES = ("ok", "refuse", "tempfail", "hang", "drop-after-data")
RECIPIENT_ANSWERS = {
    "refuse": ("refused", "550 5.1.1 The sink was told to refuse"),
    "tempfail": ("deferred", "451 4.3.0 The sink was told to fail for now"),
}
LARGEST_MESSAGE = 32 * 1024 * 1024


class Sink:
    """Answers as its mode says; every answer that matters to a test is on disk before the client hears it."""

    def __init__(self, out, mode, control, give_up):
        self.out = out
        self.fixed_mode = mode
        self.control = control
        self.give_up = give_up

    def mode(self):
        word = ""
        if self.control:
            try:
                with open(self.control, encoding="utf-8") as file:
                    word = file.read().strip()
            except FileNotFoundError:
                pass
        if word and word not in MODES:
            # A misspelt mode must fail the test that wrote it, not pass as "ok".
            raise ValueError(f"{self.control} says {word!r}; a mode is one of {', '.join(MODES)}")
        return word or self.fixed_mode

    def write(self, outcome, sender, recipients, raw=None):
        line = {"outcome": outcome, "at": time.time(), "from": sender or "", "to": recipients}
        line.update(read_message(raw))
        self.out.write(json.dumps(line, ensure_ascii=True) + "\n")
        self.out.flush()

    async def handle_exception(self, error):
        # Ends the sink, loudly: a test must never pass because its mail server broke.
        self.give_up(error)
        return "421 4.3.0 The sink itself failed"

    async def handle_RCPT(self, _server, _session, envelope, address, options):
        outcome, answer = RECIPIENT_ANSWERS.get(self.mode(), (None, None))
        if answer:
            self.write(outcome, envelope.mail_from, [address])
            return answer
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        mode = self.mode()
        sender, recipients, raw = envelope.mail_from, list(envelope.rcpt_tos), envelope.content
        if mode == "hang":
            self.write("hung", sender, recipients, raw)
            await asyncio.Event().wait()
        if mode == "drop-after-data":
            self.write("dropped", sender, recipients, raw)
            server.transport.abort()
            return "421 4.3.2 Nobody hears this"
        if mode in RECIPIENT_ANSWERS:
            outcome, answer = RECIPIENT_ANSWERS[mode]
            self.write(outcome, sender, recipients, raw)
            return answer
        self.write("accepted", sender, recipients, raw)
        return "250 OK kept"


def read_message(raw):
    if raw is None:
        return {"headers": [], "subject": None, "message_id": None, "text": None, "html": None, "raw": None}
    message = message_from_bytes(raw, policy=policy.default)

    def body(kind):
        part = message.get_body(preferencelist=(kind,))
        return part.get_content() if part else None

    return {
        "headers": [[name, str(value)] for name, value in message.items()],
        "subject": text_or_none(message["Subject"]),
        "message_id": text_or_none(message["Message-ID"]),
        "text": body("plain"),
        "html": body("html"),
        "raw": raw.decode("utf-8", "backslashreplace"),
    }


def text_or_none(value):
    return None if value is None else str(value)


async def serve(options):
    loop = asyncio.get_running_loop()
    end = asyncio.Event()
    failures = []

    def give_up(error):
        failures.append(error)
        end.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, end.set)
    if options.until_stdin_closes:
        loop.add_reader(sys.stdin.fileno(), lambda: os.read(sys.stdin.fileno(), 4096) or end.set())
    with open(options.out, "w", encoding="ascii") as out:
        sink = Sink(out, options.mode, options.control, give_up)
        # A client that vanishes is everyday life here; asyncio would print a trace for each.
        loop.set_exception_handler(lambda _loop, context: None)
        server = await loop.create_server(
            # The host name is fixed: asking the network for it can take seconds.
            lambda: SMTP(
                sink, hostname="sink.invalid", enable_SMTPUTF8=True, data_size_limit=LARGEST_MESSAGE, loop=loop
            ),
            "127.0.0.1",
            options.port,
        )
        print(f"listening 127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
        await end.wait()
        server.close()
    if failures:
        raise SystemExit(f"sink.py: {failures[0]}")


def main():
    parser = argparse.ArgumentParser(description="A mail server for tests; see the top of this file.")
    parser.add_argument("--out", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--mode", choices=MODES, default="ok")
    parser.add_argument("--control")
    parser.add_argument("--until-stdin-closes", action="store_true")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
