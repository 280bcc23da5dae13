// The mailbox's rules, the same ones over `cargo xtask serve` and over stock nginx with public/nginx.conf.example.
import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { startNginx } from "./support/nginx.mjs";
import { startSite } from "./support/site.mjs";

const SECRET = Buffer.from("a secret of thirty-two bytes ….".padEnd(32).slice(0, 30)).toString("base64url");
const OWNER = createHash("md5").update(SECRET).digest("base64url");
const DAY = "2026-11-22";

const name = (body: string | Buffer) => createHash("sha256").update(body).digest("hex");

for (const host of ["xtask serve", "nginx"]) {
  const start = (burst?: number) =>
    host === "nginx" ? startNginx({ burst }) : startSite(burst === undefined ? [] : ["--flood", `0.01/${burst + 1}`]);

  test.describe(`mailbox on ${host}`, () => {
    let site: Awaited<ReturnType<typeof start>>;
    test.beforeEach(async () => void (site = await start()));
    test.afterEach(() => site.stop());

    const ask = (method: string, path: string, init: RequestInit = {}) =>
      fetch(`${site.url}mailbox/${OWNER}/${path}`, { method, ...init });
    const put = (body: string | Buffer, folder = DAY) => ask("PUT", `${folder}/${name(body)}`, { body: new Uint8Array(Buffer.from(body)) });
    const list = (path: string, secret?: string) => ask("GET", path, secret ? { headers: { "X-Box-Secret": secret } } : {});

    test("what is put can be got, and a second put is told it is there", async () => {
      expect((await put("hello")).status).toBe(201);
      expect((await put("hello")).status).toBe(409);
      const got = await ask("GET", `${DAY}/${name("hello")}`);
      expect([got.status, await got.text()]).toEqual([200, "hello"]);
    });

    test("slips end at 64 KB, attachments at 1 MB", async () => {
      expect((await put(Buffer.alloc(64 * 1024, 1))).status).toBe(201);
      expect((await put(Buffer.alloc(64 * 1024 + 1, 1))).status).toBe(413);
      expect((await put(Buffer.alloc(1024 * 1024, 2), "a")).status).toBe(201);
      expect((await put(Buffer.alloc(1024 * 1024 + 1, 2), "a")).status).toBe(413);
    });

    test("only the owner may list", async () => {
      await put("hello");
      for (const path of ["", `${DAY}/`]) {
        expect((await list(path)).status).toBe(403);
        expect((await list(path, "a guess")).status).toBe(403);
        expect((await list(path, SECRET)).status).toBe(200);
      }
      expect(await (await list("", SECRET)).json()).toMatchObject([{ name: DAY, type: "directory" }]);
      expect(await (await list(`${DAY}/`, SECRET)).json()).toMatchObject([{ name: name("hello"), type: "file", size: 5 }]);
      expect((await list("2026-11-23/", SECRET)).status).toBe(404);
    });

    test("nobody deletes, moves, copies or locks, and odd paths are not there", async () => {
      await put("hello");
      const path = `${DAY}/${name("hello")}`;
      for (const method of ["DELETE", "MOVE", "COPY", "MKCOL", "PROPFIND", "LOCK", "POST"]) {
        expect((await ask(method, path, { headers: { Destination: "/x" } })).status, method).toBe(405);
      }
      expect((await ask("GET", path)).status).toBe(200);
      for (const odd of ["x", `${DAY}/x`, `${DAY}/x/${name("hello")}`]) expect((await ask("PUT", odd, { body: "x" })).status).toBe(404);
    });

    test("what a stranger puts there is handed out as bytes, and never as a page or a script", async () => {
      const page = "<!doctype html><script>alert(1)</script>";
      for (const folder of [DAY, "a"]) {
        expect((await put(page, folder)).status).toBe(201);
        const { headers } = await ask("GET", `${folder}/${name(page)}`);
        expect([headers.get("content-type"), headers.get("x-content-type-options")]).toEqual(["application/octet-stream", "nosniff"]);
      }
    });

    test("a page on another host may ask", async () => {
      const answer = await ask("OPTIONS", `${DAY}/${name("x")}`);
      expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
    });

    test("a page on another host may not set the station up", async () => {
      const headers = { Origin: "https://elsewhere.example", "Access-Control-Request-Method": "PUT" };
      const answer = await fetch(`${site.url}station.json`, { method: "OPTIONS", headers });
      expect([answer.ok, answer.headers.get("access-control-allow-origin")]).toEqual([false, null]);
    });

    test("the station is set up once", async () => {
      const station = (method: string, body?: string) => fetch(`${site.url}station.json`, { method, body });
      expect((await station("GET")).status).toBe(404);
      expect((await station("PUT", '{"telephone":"0571 8888 1234"}')).status).toBe(201);
      expect((await station("PUT", '{"telephone":"0"}')).status).toBe(409);
      expect(await (await station("GET")).json()).toEqual({ telephone: "0571 8888 1234" });
    });

    test("a flood is told to wait", async () => {
      await site.stop();
      site = await start(2);
      const answers = [];
      for (const body of ["1", "2", "3", "4", "5"]) answers.push((await put(body)).status);
      expect(answers).toEqual([201, 201, 201, 429, 429]);
    });
  });
}
