// Signing in with the council's own accounts at a certified OpenID provider (npm oidc-provider), over HTTP as a browser does it.
//   node tests/flow/council.mjs --desk http://127.0.0.1:PORT --provider PORT     (the desk's council_accounts names that provider)
// Says "ready" once the provider runs; then expects a line on its input, when the desk runs. Ends 0, or 1 with what went wrong.
import { createServer } from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const { values: given } = parseArgs({ options: { desk: { type: "string" }, provider: { type: "string" } } });
const here = path.dirname(fileURLToPath(import.meta.url));
const { Provider } = await import(pathToFileURL(path.join(here, "../../tools/npm/node_modules/oidc-provider/lib/index.js")));
const issuer = `http://127.0.0.1:${given.provider}`;

// Invented people, with the claims that Entra writes.
const people = {
  dana: { name: "Dana Whitlock", tid: "tenant-1", oid: "object-dana", roles: ["CaseOfficer"] },
  piet: { name: "Piet Verlaan", tid: "tenant-1", oid: "object-piet", roles: ["Canteen"] },
  noor: { name: "Noor Haddad", tid: "tenant-1", oid: "object-noor" },
};
const provider = new Provider(issuer, {
  clients: [{ client_id: "rightsdesk", client_secret: "a-secret-of-the-council/+", redirect_uris: [`${given.desk}/staff/sign-in/council/back`], response_types: ["code"], grant_types: ["authorization_code"],
    post_logout_redirect_uris: [`${given.desk}/staff/signed-out/council/back`], backchannel_logout_uri: `${given.desk}/staff/sign-in/council/ended`, backchannel_logout_session_required: true }],
  pkce: { required: () => true },
  conformIdTokenClaims: false,
  claims: { openid: ["sub"], profile: ["name", "roles", "tid", "oid"] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  cookies: { keys: ["a key of the test"] },
  fetch: (url, { dispatcher, ...options }) => fetch(url, options), // its own guard lets nobody call this machine, where the desk is
});
const told = [];
provider.on("backchannel.success", () => told.push("taken"));
provider.on("backchannel.error", (_, error) => told.push(String(error)));
const server = createServer(provider.callback()).listen(Number(given.provider), "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));

/** A browser: cookies by host, redirects followed one by one. */
class Browser {
  jars = new Map();
  async go(address, form) {
    const { origin } = new URL(address);
    const jar = this.jars.get(origin) ?? new Map();
    this.jars.set(origin, jar);
    const answer = await fetch(address, { redirect: "manual", method: form ? "POST" : "GET", body: form && new URLSearchParams(form),
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const to = answer.headers.get("location");
    return { status: answer.status, text: await answer.text(), to: to && new URL(to, address).href };
  }
  /** From the desk to the provider, and through its forms as `login`: the address that leads back to the desk. */
  async through(login, how = "") {
    let at = await this.go(`${given.desk}/staff/sign-in/council${how}`);
    const asked = [];
    while (at.to && !at.to.startsWith(given.desk)) {
      const address = at.to;
      asked.push(address);
      at = await this.go(address);
      if (at.status === 200) at = await this.go(address, /value="login"/.test(at.text) ? { prompt: "login", login, password: "x" } : { prompt: "consent" });
      if (asked.length > 12) throw new Error(`the provider leads in a circle: ${asked.at(-1)}`);
    }
    if (!at.to) throw new Error(`the provider ends with ${at.status}: ${at.text.slice(0, 300)}`);
    return { back: at.to, asked: asked[0] };
  }
}

const wrong = [];
const expect = (so, words) => { console.log(`${so ? "so    " : "NOT SO"} ${words}`); if (!so) wrong.push(words); };
const refusedWith = (answer, words) => answer.status === 200 && answer.text.includes(words);

async function walk() {
  const dana = new Browser();
  const { back, asked } = await dana.through("dana");
  const question = new URL(asked).searchParams;
  expect(question.get("code_challenge_method") === "S256" && question.get("nonce") && question.get("state"), "the question carries PKCE, a nonce and a state");
  const before = structuredClone(dana.jars);
  const stolen = await new Browser().go(back);
  expect(refusedWith(stolen, "Sign in again"), "another browser cannot use the address that leads back");
  const changed = new URL(back);
  changed.searchParams.set("iss", "https://login.example/other");
  const copy = new Browser();
  copy.jars = structuredClone(before);
  expect(refusedWith(await copy.go(changed.href), "could not sign you in"), "another provider's answer is refused");
  const inside = await dana.go(back);
  expect(inside.status === 303 && inside.to === `${given.desk}/staff`, "an officer comes in");
  const list = await dana.go((await dana.go(inside.to)).to);
  expect(list.status === 200 && list.text.includes("Dana Whitlock"), "and sees the cases under her own name");
  const releasing = async (page) => dana.go(`${given.desk}/staff/cases/01ARZ3NDEKTSV4RRFFQ69G5FAV/pack/release`, { csrf: /name="csrf" value="([0-9a-f]+)"/.exec(page.text)[1] });
  const asked_first = await releasing(list);
  expect(asked_first.text.includes("Type the code of your device") && asked_first.text.includes("/staff/sign-in/council?again=yes"), "before an act that matters she is asked to prove herself once more");
  const { back: proved, asked: once } = await dana.through("dana", "?again=yes");
  const more = new URL(once).searchParams;
  expect(more.get("prompt") === "login" && more.get("max_age") === "0", "and the provider is told to ask, and to say when");
  const fresh = await dana.go((await dana.go((await dana.go(proved)).to)).to);
  expect((await releasing(fresh)).status === 404, "then the act goes its way");
  await outAndAway();
  const again = new Browser();
  again.jars = structuredClone(before);
  expect(refusedWith(await again.go(back), "did not give an answer we can use"), "a code works once, even with the same browser's cookie");
  for (const [login, why] of [["piet", "an app role that gives nothing"], ["noor", "no app role"]]) {
    const browser = new Browser();
    const { back: theirs } = await browser.through(login);
    expect(refusedWith(await browser.go(theirs), "You do not have access to this desk"), `${why} does not come in`);
    expect((await browser.go(`${given.desk}/staff/cases`)).status === 303, "and has no session");
  }
}

/** Every way out, with the same person signed in here in two browsers that have sign-ins of their own at the provider. */
async function outAndAway() {
  const comeIn = async () => {
    const browser = new Browser();
    await browser.go((await browser.through("dana")).back);
    return browser;
  };
  const inside = async (browser) => (await browser.go(`${given.desk}/staff/home`)).status === 200;
  const token = async (browser) => /name="csrf" value="([0-9a-f]+)"/.exec((await browser.go(`${given.desk}/staff/home`)).text)[1];
  const [one, two] = [await comeIn(), await comeIn()];
  expect(await inside(one) && await inside(two), "she is signed in in two browsers");
  const forged = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from('{"sub":"dana"}').toString("base64url")}.x`;
  for (const sent of [{}, { logout_token: "" }, { logout_token: forged }, { logout_token: "x".repeat(70000) }]) {
    const answer = await new Browser().go(`${given.desk}/staff/sign-in/council/ended`, sent);
    expect(answer.status === 400 && JSON.parse(answer.text).error === "invalid_request", `a log-out that is none is refused (${JSON.stringify(sent).slice(0, 40)})`);
  }
  expect(await inside(one), "and ends nothing");
  expect((await one.go(`${given.desk}/staff/signed-out/council`)).to === `${given.desk}/staff`, "a link does not sign out whoever is signed in");
  const left = await one.go((await one.go(`${given.desk}/staff/sign-out`, { csrf: await token(one) })).to);
  expect(left.text.includes("Sign out of your Thamesbrook account as well") && !(await inside(one)), "signing out of the desk ends its session, and says what may still be open");
  const away = await one.go(`${given.desk}/staff/signed-out/council`);
  const asked = new URL(away.to);
  expect(asked.origin === issuer && [...asked.searchParams.keys()].sort().join() === "client_id,post_logout_redirect_uri,state", "the provider is asked to end the sign-in, with nothing of hers in the address");
  const sure = await one.go(away.to);
  const ended = await one.go(/action="([^"]+)"/.exec(sure.text)[1], { xsrf: /name="xsrf" value="([^"]+)"/.exec(sure.text)[1], logout: "yes" });
  const stranger = new Browser();
  expect((await stranger.go(ended.to)).to === `${given.desk}/staff/signed-out`, "another browser does not come back in her place");
  expect((await one.go(ended.to)).text.includes("You are signed out of this desk and of your Thamesbrook account."), "and she comes back and reads that both are ended");
  expect(told.join() === "taken" && await inside(two), "the provider told of that sign-in, and the other browser's goes on");
  const out = await two.go(`${issuer}/session/end?client_id=rightsdesk`);
  await two.go(/action="([^"]+)"/.exec(out.text)[1], { xsrf: /name="xsrf" value="([^"]+)"/.exec(out.text)[1], logout: "yes" });
  expect(told.join() === "taken,taken" && !(await inside(two)), "signing out at the provider ends the session here with the next request");
}

console.log("ready");
await new Promise((told) => createInterface({ input: process.stdin }).once("line", told));
await walk().catch((error) => wrong.push(String(error.stack)));
server.close();
for (const words of wrong) console.error(`FAILED ${words}`);
process.exit(wrong.length ? 1 : 0);
