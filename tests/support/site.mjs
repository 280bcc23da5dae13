// A site of one's own: `xtask serve` on a free port, at a sub-path, with an empty mailbox in a folder of its own.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** The site under test; another folder can be named, so that several people can test at once. */
export const DIST = resolve(ROOT, process.env.LM_DIST ?? "dist");
const XTASK = process.env.LM_XTASK ?? join(ROOT, "target/debug/xtask");

/**
 * Starts a site. `args` go to `xtask serve` as they are: `["--flood", "1/3"]`, `["--dist", folder]`.
 * @returns {Promise<{ url: string, folder: string, stop: () => Promise<void> }>} `folder` holds mailbox/ and station.json.
 */
export async function startSite(args = []) {
  const folder = await mkdtemp(join(tmpdir(), "lm-site-"));
  const fixed = ["serve", "--no-build", "--host", "127.0.0.1", "--port", "0", "--base", "/lm/", "--mailbox-dir", folder];
  if (!args.includes("--dist")) fixed.push("--dist", DIST);
  const server = spawn(XTASK, [...fixed, ...args], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  const url = await ready(server);
  const stop = async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, folder, stop };
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (bytes) => {
      said += bytes;
      const line = /^ready (\S+)$/m.exec(said);
      if (line) resolve(line[1]);
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`xtask serve ended with ${code}: ${said}`)));
  });
}
