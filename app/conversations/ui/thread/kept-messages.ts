import type { KeptMessage, MessageStore } from "~/conversations/ui/composer/device-outbox";

/** `durable`: what was written last outlives this page. */
export type KeptMessages = MessageStore & { readonly durable: boolean };

/**
 * Keeps messages on the `device`, and in this page where the device does not take them: behind those it has, and
 * until they are gone, so that their order stays. Never rejects.
 */
export function keepMessages(device: MessageStore): KeptMessages {
  let known: KeptMessage[] = [];
  let onPage: KeptMessage[] = [];
  let durable = true;

  async function attempt(work: Promise<void>): Promise<boolean> {
    const done = await work.then(
      () => true,
      () => false,
    );
    durable = done && onPage.length === 0;
    return done;
  }

  return {
    get durable() {
      return durable;
    },
    async list() {
      await attempt(
        device.list().then((listed) => {
          known = listed;
        }),
      );
      return [...known, ...onPage];
    },
    async add(message) {
      const fits = onPage.length === 0 && (await attempt(device.add(message)));
      if (fits) known = [...known, message];
      else onPage = [...onPage, message];
    },
    async change(clientId, fields) {
      const changed = (each: KeptMessage) => (each.clientId === clientId ? { ...each, ...fields } : each);
      [known, onPage] = [known.map(changed), onPage.map(changed)];
      await attempt(device.change(clientId, fields));
    },
    async remove(clientId) {
      const isOther = (each: KeptMessage) => each.clientId !== clientId;
      [known, onPage] = [known.filter(isOther), onPage.filter(isOther)];
      await attempt(device.remove(clientId));
    },
  };
}
