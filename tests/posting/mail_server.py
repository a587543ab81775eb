#!/usr/bin/python3
"""A real mail server (aiosmtpd) on a free port, which fails as the recipient's name says. Prints "port pid".

mail_server.py FOLDER [--tls starttls|whole CERTIFICATE KEY] [--auth USER PASSWORD] [--mute]
Each message taken is FOLDER/<n>.eml; what was said is in FOLDER/said.
"""
import argparse
import asyncio
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Post:
    def __init__(self, folder):
        self.folder, self.taken = folder, 0

    def say(self, words):
        with open(os.path.join(self.folder, "said"), "a", encoding="utf-8") as said:
            said.write(words + "\n")

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.say(f"MAIL {address}")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.say(f"RCPT {address}")
        who = address.partition("@")[0]
        if who == "busy":
            return f"451 4.3.0 <{address}>: try later"
        if who == "nobody":
            return f"550 5.1.1 <{address}>: Recipient address rejected: User unknown"
        if who == "cut":
            server.transport.abort()
        if who == "silent":
            await asyncio.sleep(600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        who = envelope.rcpt_tos[0].partition("@")[0]
        if who == "cutlate":
            server.transport.abort()
        if who == "toolong":
            return "552 5.3.4 Message too big"
        if who == "full":
            return "452 4.2.2 Mailbox full"
        self.taken += 1
        with open(os.path.join(self.folder, f"{self.taken}.eml"), "wb") as out:
            out.write(envelope.original_content)
        return "250 2.0.0 taken"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--tls", nargs=3)
    parser.add_argument("--auth", nargs=2)
    parser.add_argument("--mute", action="store_true")
    given = parser.parse_args()
    post = Post(given.folder)
    context = None
    if given.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.tls[1], given.tls[2])
    whole = bool(given.tls) and given.tls[0] == "whole"

    def right(server, session, envelope, mechanism, data):
        fits = given.auth and [data.login.decode(), data.password.decode()] == given.auth
        post.say(f"AUTH {mechanism} {'right' if fits else 'wrong'}")
        return AuthResult(success=bool(fits), handled=False)

    def made():
        if given.mute:
            return asyncio.Protocol()
        return SMTP(post, hostname="post.test", tls_context=None if whole else context, require_starttls=bool(context) and not whole,
                    authenticator=right, auth_required=bool(given.auth), auth_require_tls=not whole and bool(context))

    server = await asyncio.get_running_loop().create_server(made, "127.0.0.1", 0, ssl=context if whole else None)
    print(server.sockets[0].getsockname()[1], os.getpid(), flush=True)
    await server.serve_forever()


asyncio.run(main())
