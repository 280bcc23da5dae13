// What a browser keeps, as a test changes it behind the program's back.
import type { Page } from "@playwright/test";

/** One row: in which table, of the database whose name ends so. */
export interface Place {
  database: string;
  table: string;
  row: string;
}

/** Puts other bytes in a row's place, once its table is there; without any, only looks. Comes back with every row. */
export function replace(page: Page, place: Place, bytes?: number[]): Promise<number[][]> {
  return page.evaluate(
    async ({ database, table, row, bytes }) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((ok, no) => {
          request.onsuccess = () => ok(request.result);
          request.onerror = () => no(request.error);
        });
      const isIt = ({ name }: IDBDatabaseInfo) => name?.endsWith(database);
      let found: IDBDatabaseInfo | undefined;
      while (!(found = (await indexedDB.databases()).find(isIt))) await new Promise((later) => setTimeout(later, 50));
      const base = await done(indexedDB.open(found.name!));
      const rows = base.transaction(table, "readwrite").objectStore(table);
      if (bytes) await done(rows.put(new Uint8Array(bytes), new TextEncoder().encode(row)));
      const all: Uint8Array[] = await done(rows.getAll());
      base.close();
      return all.map((bytes) => [...bytes]);
    },
    { ...place, bytes },
  );
}

/** Everything in every database of a page's site, as text: what somebody sees who has copied the disk. */
export function disk(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((ok, no) => {
        request.onsuccess = () => ok(request.result);
        request.onerror = () => no(request.error);
      });
    const text = (bytes: unknown) => (ArrayBuffer.isView(bytes) || bytes instanceof ArrayBuffer ? new TextDecoder().decode(bytes) : "");
    let all = "";
    for (const { name } of await indexedDB.databases()) {
      const base = await done(indexedDB.open(name!));
      for (const table of base.objectStoreNames) {
        const rows = base.transaction(table).objectStore(table);
        for (const row of [...(await done(rows.getAllKeys())), ...(await done(rows.getAll()))]) all += text(row);
      }
      base.close();
    }
    return all;
  });
}
