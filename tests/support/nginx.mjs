// Real nginx with the example configuration, its paths and port changed and nothing else.
import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST } from "./site.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const NGINX = process.env.NGINX ?? "/usr/sbin/nginx";

/**
 * Starts nginx over a folder of static files; a burst of `burst` puts passes.
 * @returns {Promise<{ url: string, folder: string, stop: () => Promise<void> }>}
 */
export async function startNginx({ site = DIST, burst = 120 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "lm-nginx-"));
  await mkdir(join(folder, "keep/mailbox"), { recursive: true });
  const port = await freePort();
  const example = await readFile(join(ROOT, "public/nginx.conf.example"), "utf8");
  const server = example
    .replaceAll("/srv/last-metre/keep", join(folder, "keep"))
    .replaceAll("/srv/last-metre/site", site)
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replaceAll("burst=120", `burst=${burst}`)
    .replaceAll("rate=30r/s", burst < 120 ? "rate=1r/m" : "rate=30r/s");
  await writeFile(join(folder, "nginx.conf"), around(folder, server));
  const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")];
  await promisify(execFile)(NGINX, ["-t", ...args]);
  const nginx = spawn(NGINX, [...args, "-g", "daemon off;"], { stdio: "ignore" });
  const ended = new Promise((done) => nginx.on("exit", done));
  const url = `http://127.0.0.1:${port}/`;
  await answering(url);
  const stop = async () => {
    nginx.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { url, folder: join(folder, "keep"), stop };
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
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(url).then(() => true, () => false)) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`nothing answers at ${url}`);
}
