// An object store of one's own: moto, which checks every Signature Version 4, keeps conditions (If-None-Match), permissions
// of keys, CORS rules and listings with continuation tokens. It has no anonymous visitors once it checks signatures, nor a
// clock; a front before it has both: it lets strangers do what `public/s3.example/bucket-policy.json` says, word for word,
// and refuses a signature that is more than a quarter of an hour old or early.
import { execFile, spawn } from "node:child_process";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:https";
import { createServer as listens } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const MOTO = "5.2.5";
const VENV = process.env.LM_MOTO ?? join(tmpdir(), `lm-moto-${MOTO}`);
const BUCKET = "qinghe";
export const REGION = "eu-central-1";
const SKEW_MS = 15 * 60_000;
/** So long an installation may take, in milliseconds. */
const PATIENCE = 5 * 60_000;
const run = promisify(execFile);

/** Installs moto, once, though several tests begin with it at the same time. */
async function installed() {
  const [done, lock] = [join(VENV, "installed"), `${VENV}.lock`];
  while (!existsSync(done)) {
    const ours = await mkdir(lock).then(() => true, () => false);
    if (!ours) {
      // Whoever was killed in the middle of it does not keep everybody waiting.
      const since = await stat(lock).then((lock) => Date.now() - lock.mtimeMs, () => 0);
      if (since > PATIENCE) await rm(lock, { recursive: true, force: true });
      await sleep(500);
      continue;
    }
    try {
      if (existsSync(done)) break;
      await run("python3", ["-m", "venv", "--clear", VENV]);
      await run(join(VENV, "bin/pip"), ["install", "--quiet", "--disable-pip-version-check", `moto[s3,server]==${MOTO}`]);
      await writeFile(done, "");
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
  return join(VENV, "bin/moto_server");
}

const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
const encoded = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Headers that sign a request: a second hand, apart from the program's own. */
export function signed(key, method, address, body = "", headers = {}, at = new Date()) {
  const url = new URL(address);
  const date = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const all = { ...headers, host: url.host, "x-amz-content-sha256": sha(body), "x-amz-date": date };
  const names = Object.keys(all).sort();
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort().join("&");
  const lines = names.map((name) => `${name}:${all[name]}\n`).join("");
  const canonical = [method, url.pathname, query, lines, names.join(";"), sha(body)].join("\n");
  const scope = `${date.slice(0, 8)}/${REGION}/s3/aws4_request`;
  const secret = [date.slice(0, 8), REGION, "s3", "aws4_request"].reduce(hmac, `AWS4${key.secret}`);
  const signature = hmac(secret, ["AWS4-HMAC-SHA256", date, scope, sha(canonical)].join("\n")).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { ...all, authorization };
}

/** Sends a request without any pool or rules of a browser's. */
export function call(port, method, path, headers = {}, body = "") {
  return new Promise((done, failed) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers: { ...headers, "content-length": Buffer.byteLength(body) } });
    sent.on("error", failed);
    sent.on("response", (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", failed);
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    sent.end(body);
  });
}

/** Whether a policy lets somebody without a key do this. */
function lets(policy, action, resource, headers) {
  const fits = (pattern) =>
    new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".")}$`).test(resource);
  return policy.Statement.some(({ Effect, Principal, Action, Resource, Condition }) => {
    const conditional = Condition?.Null?.["s3:if-none-match"] === "false";
    return Effect === "Allow" && Principal === "*" && Action === action && [Resource].flat().some(fits) && (!conditional || "if-none-match" in headers);
  });
}

/**
 * Starts the store with a bucket set up as the example says. `kill` of a thousand requests lose their connection, before
 * the store has heard of them or after.
 * @returns {Promise<{ address: string, port: number, key: { id: string, secret: string }, policy: any, cors: (on: boolean) => Promise<void>, killed: () => number, stop: () => Promise<void> }>}
 */
export async function startS3({ kill = 0 } = {}) {
  const server = await installed();
  const example = async (name) => (await readFile(join(ROOT, "public/s3.example", name), "utf8")).replaceAll('"qinghe"', `"${BUCKET}"`);
  const behind = await freePort();
  const moto = spawn(server, ["-H", "127.0.0.1", "-p", `${behind}`], { stdio: "ignore", env: { ...process.env, PYTHONUNBUFFERED: "1" } });
  const ended = new Promise((done) => moto.on("exit", done));
  await answering(behind);
  const admin = { id: "AKIAROOT", secret: randomBytes(20).toString("hex") };
  const at = (path) => `http://127.0.0.1:${behind}${path}`;
  const asAdmin = async (key, method, path, body = "") => {
    const answer = await call(behind, method, path, signed(key, method, at(path), body), body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return answer.body.toString();
  };
  const user = async (name, policy) => {
    const scoped = { "content-type": "application/x-www-form-urlencoded", authorization: "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0" };
    const ask = async (form) => (await call(behind, "POST", "/", scoped, new URLSearchParams({ Version: "2010-05-08", ...form }).toString())).body.toString();
    await ask({ Action: "CreateUser", UserName: name });
    await ask({ Action: "PutUserPolicy", UserName: name, PolicyName: "p", PolicyDocument: policy });
    const made = await ask({ Action: "CreateAccessKey", UserName: name });
    return { id: /<AccessKeyId>(.*?)</.exec(made)[1], secret: /<SecretAccessKey>(.*?)</.exec(made)[1] };
  };
  await asAdmin(admin, "PUT", `/${BUCKET}`, `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${REGION}</LocationConstraint></CreateBucketConfiguration>`);
  const rules = JSON.parse(await example("cors.json")).CORSRules[0];
  const tags = (name, values) => values.map((value) => `<${name}>${value}</${name}>`).join("");
  const xml = `<CORSConfiguration><CORSRule>${tags("AllowedOrigin", rules.AllowedOrigins)}${tags("AllowedMethod", rules.AllowedMethods)}${tags("AllowedHeader", rules.AllowedHeaders)}${tags("ExposeHeader", rules.ExposeHeaders)}</CORSRule></CORSConfiguration>`;
  await asAdmin(admin, "PUT", `/${BUCKET}?cors=`, xml);
  const anyone = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] });
  const owner = await user("owner", anyone);
  const key = await user("station", await example("station-key.json"));
  await call(behind, "POST", "/moto-api/reset-auth", {}, "0");

  const policy = JSON.parse(await example("bucket-policy.json"));
  const folder = await mkdtemp(join(tmpdir(), "lm-s3-"));
  const [keyFile, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  await run("openssl", [...made, "-subj", "/CN=127.0.0.1", "-keyout", keyFile, "-out", cert]);
  let killed = 0;
  let asked = 0;
  let corsOn = true;
  const denied = (code) => ({ status: 403, headers: {}, body: Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`) });
  const serve = async (method, path, headers, body) => {
    const [name, query = ""] = path.split("?");
    // moto wants everybody to sign; whoever may do this without a key is signed for.
    const forOwner = (also = {}) => call(behind, method, path, signed(owner, method, at(path), body, also), body);
    if (method === "OPTIONS") {
      const asks = Object.fromEntries(Object.entries(headers).filter(([header]) => header === "origin" || header.startsWith("access-control")));
      return call(behind, method, path, { ...signed(owner, method, at(path)), ...asks });
    }
    if (headers.authorization) {
      const [, date = ""] = /^(\d{8}T\d{6}Z)$/.exec(headers["x-amz-date"] ?? "") ?? [];
      const sent = Date.parse(date.replace(/(....)(..)(..T..)(..)(..Z)/, "$1-$2-$3:$4:$5"));
      if (!(Math.abs(sent - Date.now()) <= SKEW_MS)) return denied("RequestTimeTooSkewed");
      return call(behind, method, path, headers, body);
    }
    const listing = name === `/${BUCKET}` || name === `/${BUCKET}/`;
    const action = listing ? "s3:ListBucket" : method === "PUT" ? "s3:PutObject" : "s3:GetObject";
    if (query.length > 0 && !listing) return denied("AccessDenied");
    if (!lets(policy, action, `arn:aws:s3:::${listing ? BUCKET : name.slice(1)}`, headers)) return denied("AccessDenied");
    const answer = await forOwner(method === "PUT" ? { "if-none-match": headers["if-none-match"] ?? "" } : {});
    // What is not there is denied to whoever may not list.
    return answer.status === 404 ? denied("AccessDenied") : answer;
  };
  const front = createServer({ key: await readFile(keyFile), cert: await readFile(cert) }, async (asks, answers) => {
    const parts = [];
    try {
      for await (const part of asks) parts.push(part);
    } catch {
      return;
    }
    asked += 1;
    const dies = kill > 0 && asks.method !== "OPTIONS" && (asked * 7919) % 1_000 < kill;
    killed += dies ? 1 : 0;
    if (dies && killed % 2) return void asks.socket.destroy();
    const answer = await serve(asks.method, asks.url, asks.headers, Buffer.concat(parts)).catch((why) => ({ status: 500, headers: {}, body: Buffer.from(`${why}`) }));
    if (dies) return void asks.socket.destroy();
    const { origin } = asks.headers;
    const also = { date: new Date().toUTCString() };
    for (const [header, value] of Object.entries(answer.headers)) if (/^(access-control|content-type|etag|vary)/.test(header)) also[header] = value;
    if (!corsOn) for (const header of Object.keys(also)) if (header.startsWith("access-control")) delete also[header];
    if (corsOn && origin && !also["access-control-allow-origin"]) {
      also["access-control-allow-origin"] = "*";
      also["access-control-expose-headers"] = rules.ExposeHeaders.join(", ");
    }
    answers.writeHead(answer.status, also).end(answer.body);
  });
  front.keepAliveTimeout = 60_000;
  const port = await new Promise((done) => front.listen(0, "127.0.0.1", () => done(front.address().port)));
  const stop = async () => {
    front.closeAllConnections();
    await new Promise((done) => front.close(done));
    moto.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const cors = async (on) => void (corsOn = on);
  return { address: `https://127.0.0.1:${port}/${BUCKET}/`, port, key, policy, cors, killed: () => killed, stop };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = listens().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answering(port) {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      return void (await call(port, "GET", "/moto-api/"));
    } catch {
      await new Promise((later) => setTimeout(later, 100));
    }
  }
  throw new Error("moto does not answer");
}
