// Residents and a colleague as programs that speak HTTP: they fill in forms as they come, keep cookies, and press again when no answer comes.
import { freshCode } from "./totp.mjs";

const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/** When pages that need the database came, in milliseconds; what did not come. `told` hears of every answer: its address, its milliseconds, its status (0: none). */
export const seen = { good: [], bad: 0, told: () => {} };

export class Visitor {
  cookies = {};
  constructor(url) {
    this.url = url;
  }
  /** One answer of the service; a fault of it, or of the way to it, is tried again for so many seconds, as somebody does who presses the button again. */
  async ask(path, body, patience = 60) {
    for (const until = Date.now() + patience * 1000; ; await wait(0.4)) {
      const from = performance.now();
      let status = 0;
      try {
        const answer = await fetch(this.url + path, {
          method: body ? "POST" : "GET", body, redirect: "manual", signal: AbortSignal.timeout(8000),
          headers: { origin: this.url, cookie: Object.entries(this.cookies).map(([name, value]) => `${name}=${value}`).join("; ") },
        });
        const text = await answer.text();
        status = answer.status;
        if (answer.status < 500) {
          for (const cookie of answer.headers.getSetCookie()) this.cookies[cookie.split("=")[0]] = cookie.slice(cookie.indexOf("=") + 1).split(";")[0];
          if (path !== "/before-you-start") seen.good.push(Date.now());
          return { status: answer.status, text, to: answer.headers.get("location") };
        }
      } catch (problem) {
        if (!["TimeoutError", "TypeError"].includes(problem.name)) throw problem;
      } finally {
        seen.told(path, performance.now() - from, status);
      }
      seen.bad += 1;
      if (Date.now() > until) throw new Error(`${path} did not come in ${patience} s`);
    }
  }
  /** What the form of a page sends: what it hides, and `fields`. The last form, or the one that leads to `action`. */
  form(page, fields, action) {
    const body = new URLSearchParams(fields);
    const own = page.text.match(/<form[\s\S]*?<\/form>/g).findLast((form) => !action || form.includes(`action="${action}"`));
    for (const input of own.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []) body.set(input.match(/name="([^"]*)"/)[1], input.match(/value="([^"]*)"/)?.[1] ?? "");
    return body;
  }
}

export class Resident extends Visitor {
  constructor(url, number) {
    super(url);
    this.number = number;
  }
  answers() {
    const n = String(this.number);
    return {
      right: { right: "see" }, "who-for": { "who-for": "me" }, name: { "full-name": `Resident Number ${n}` }, "other-names": {},
      "date-of-birth": { "born-day": "4", "born-month": "3", "born-year": "1990" }, address: { "address-lines": `${n} Larkspur Rise`, "address-postcode": "TB4 7QX" },
      "earlier-addresses": {}, services: { services: "not-sure" }, "what-you-want": { wanted: "everything" },
      contact: { email: `resident${n}@example.org`, phone: "07700 900123", "safe-contact": "yes" }, identity: { identity: "show" }, format: { format: "online" },
    };
  }
  /** From the first page to the reference. */
  async send() {
    let answer = await this.ask("/begin", this.form(await this.ask("/before-you-start"), {}));
    while (answer.to !== "/request/check") {
      const at = answer.to, page = at.replace("/request/", "").split("?")[0];
      const fields = this.answers()[page];
      if (!fields) throw new Error(`the form asks ${at}, which this resident cannot answer`);
      answer = await this.ask(at.split("?")[0], this.form(await this.ask(at), fields));
      if (answer.status !== 303) throw new Error(`${page} was refused: ${answer.text.match(/govuk-error-summary[\s\S]{0,600}/)?.[0] ?? answer.status}`);
    }
    answer = await this.ask("/request/send", this.form(await this.ask("/request/check"), {}));
    const sent = await this.ask(answer.to);
    const reference = sent.text.match(/SRR-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/)?.[0];
    if (!reference) throw new Error(`no reference on ${answer.to}`);
    return reference;
  }
}

export class Officer extends Visitor {
  notes = { taken: new Set(), unknown: new Set() };
  async signIn(account) {
    const first = await this.ask("/staff/sign-in");
    const asked = await this.ask("/staff/sign-in", this.form(first, { name: account.name, password: account.password }, "/staff/sign-in"));
    const code = await this.ask(asked.to);
    const entered = await this.ask("/staff/sign-in/code", this.form(code, { code: await freshCode(account.device) }, "/staff/sign-in/code"));
    if (entered.status !== 303) throw new Error("the officer is not let in");
  }
  async openFirstCase() {
    this.case = (await this.ask("/staff/cases")).text.match(/\/staff\/cases\/[0-9A-Za-z]{20,}/)[0];
  }
  /** A note is sent once: whether it was taken when no answer came, nobody knows. */
  async note(number) {
    const body = this.form(await this.ask(this.case), { note: `Rang for the time ${number}.` }, `${this.case}/note`);
    try {
      const answer = await this.ask(`${this.case}/note`, body, 0);
      if (answer.status === 303) this.notes.taken.add(number);
      else throw new Error(`a note was answered with ${answer.status}`);
    } catch (problem) {
      if (!/did not come/.test(problem.message)) throw problem;
      this.notes.unknown.add(number);
    }
  }
}
