/** What its author pressed Send for and the server has not confirmed. `createdAt` is ISO 8601 UTC. */
export type KeptMessage = {
  clientId: string;
  body: string;
  createdAt: string;
  /** The server's word that it takes it not as it is: the problem's code and sentence. */
  refused?: { type: string; detail: string | null } | undefined;
};

/** Unsent messages of one place (a member in a conversation), in the order of pressing Send. */
export type MessageStore = {
  list: () => Promise<KeptMessage[]>;
  /** Resolves once it is kept. A message whose key is there already is left as it is. */
  add: (message: KeptMessage) => Promise<void>;
  change: (clientId: string, fields: Partial<KeptMessage>) => Promise<void>;
  remove: (clientId: string) => Promise<void>;
};

const name = "outbox";

/** A database that has not opened by then will not, in milliseconds. */
const patience = 3_000;

let opening: Promise<IDBDatabase> | undefined;

/**
 * The messages kept on this device for `place`, shared by its tabs and there again after a reload or a crash. Every
 * call rejects where the browser has no storage, or no room.
 */
export function deviceOutbox(place: string): MessageStore {
  const ofPlace = (store: IDBObjectStore) => store.index("place").getAll(place);
  return {
    list: () => ask("readonly", ofPlace) as Promise<KeptMessage[]>,
    add: async (message) => {
      await ask("readwrite", (store) => store.add({ ...message, place })).catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === "ConstraintError")) throw error;
      });
    },
    change: (clientId, fields) => at([place, clientId], (it) => it.update({ ...it.value, ...fields })),
    remove: (clientId) => at([place, clientId], (it) => it.delete()),
  };
}

async function at(key: string[], act: (found: IDBCursorWithValue) => void): Promise<void> {
  await ask("readwrite", (store) => {
    const search = store.index("key").openCursor(key);
    search.onsuccess = () => search.result && act(search.result);
    return search;
  });
}

/** Resolves when the transaction is committed: what was written then outlives the tab. */
async function ask(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await (opening ??= open());
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const request = act(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(request.error ?? transaction.error ?? new Error("aborted"));
  });
}

async function open(): Promise<IDBDatabase> {
  const forget = () => (opening = undefined);
  return new Promise((resolve, reject) => {
    setTimeout(reject, patience, new Error("no answer"));
    const request = indexedDB.open("parley", 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(name, { keyPath: "order", autoIncrement: true });
      store.createIndex("place", "place");
      store.createIndex("key", ["place", "clientId"], { unique: true });
    };
    request.onsuccess = () => {
      request.result.onclose = forget;
      request.result.onversionchange = () => {
        request.result.close();
        forget();
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error("not opened"));
  });
}
