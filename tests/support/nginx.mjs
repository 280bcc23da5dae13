// Real nginx with the example configuration, its paths and port changed and nothing else.
import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST } from "./site.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const NGINX = process.env.NGINX ?? "/usr/sbin/nginx";

/**
 * Starts nginx over a folder of static files; a burst of `burst` puts passes. `change` mends or breaks the example's
 * text before it is used; `keep` is the folder for what is put, where it should be another than the server's own; `tls`
 * has it speak https, with a certificate that nobody vouches for.
 * @returns {Promise<{ url: string, folder: string, again: (change: (text: string) => string) => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startNginx({ site = DIST, burst = 120, rate = "30r/s", change = (text) => text, keep = "", tls = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "lm-nginx-"));
  const kept = keep || join(folder, "keep");
  await mkdir(join(kept, "mailbox"), { recursive: true });
  const port = await freePort();
  const url = `${tls ? "https" : "http"}://127.0.0.1:${port}/`;
  const listen = tls ? `listen 127.0.0.1:${port} ssl; ${await certificate(folder)}` : `listen 127.0.0.1:${port};`;
  const example = await readFile(join(ROOT, "public/nginx.conf.example"), "utf8");
  const configured = (change) =>
    change(example)
      .replaceAll("/srv/last-metre/keep", kept)
      .replaceAll("/srv/last-metre/site", site)
      .replace("listen 80;", listen)
      .replaceAll("burst=120", `burst=${burst}`)
      .replaceAll("rate=30r/s", burst < 120 ? "rate=1r/m" : `rate=${rate}`);
  let end = await begin(folder, configured(change), url);
  const again = async (change) => {
    await end();
    end = await begin(folder, configured(change), url);
  };
  const stop = async () => {
    await end();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, folder: kept, again, stop };
}

/** Runs nginx; comes back with how to end it. */
async function begin(folder, server, url) {
  await writeFile(join(folder, "nginx.conf"), around(folder, server));
  const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")];
  await promisify(execFile)(NGINX, ["-t", ...args]);
  const nginx = spawn(NGINX, [...args, "-g", "daemon off;"], { stdio: "ignore" });
  const ended = new Promise((done) => nginx.on("exit", done));
  await answering(url);
  return async () => {
    nginx.kill("SIGTERM");
    await ended;
  };
}

async function certificate(folder) {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  await promisify(execFile)("openssl", [...made, "-subj", "/CN=127.0.0.1", "-keyout", key, "-out", cert]);
  return `ssl_certificate ${cert}; ssl_certificate_key ${key};`;
}

function around(folder, server) {
  const user = process.getuid() === 0 ? "user root;" : "";
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
  return `${user} pid ${folder}/pid; worker_processes 1; events {}
http { include /etc/nginx/mime.types; access_log off; ${temporary.join(" ")}
${server}
}`;
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answering(url) {
  const { hostname, port } = new URL(url);
  const open = () =>
    new Promise((done) => {
      const socket = connect(Number(port), hostname, () => done(true)).on("error", () => done(false));
      socket.on("connect", () => socket.destroy());
    });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await open()) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`nothing answers at ${url}`);
}
