import { v4 as uuidv4 } from "uuid";
import type { Message } from "~/conversations/message";
import type { KeptMessage } from "./device-outbox";
import { inTurn } from "~/conversations/ui/thread/in-turn";
import type { KeptMessages } from "~/conversations/ui/thread/kept-messages";
import { isRefused, type Posted } from "./post-message";
import { pauseBetweenTries, type OutboxHold } from "./retry-pause";

/** What one tab tells the others of the same place. */
type Word = { changed: true } | { sent: Message } | { hold: OutboxHold };

type OutboxOptions = {
  /** The member and the conversation: nobody else's messages are seen or sent here. */
  place: string;
  kept: KeptMessages;
  post: (message: KeptMessage) => Promise<Posted>;
  /** Shows a stored message; the pending one is dropped after that. */
  onSent: (message: Message) => Promise<void>;
  /** What waits, in the order of pressing Send, and what holds it up. */
  onChange: (waiting: KeptMessage[], hold: OutboxHold | null) => void;
};

export type Outbox = ReturnType<typeof openOutbox>;

/**
 * Sends the messages of one place in the order of pressing Send. Each is kept before it is sent, under one key however
 * often, and forgotten once its answer is here; the next one waits for that, so that even several senders at once
 * keep the order. What the server refuses for good holds up what is behind it, until somebody decides.
 */
export function openOutbox({ place, kept, post, onSent, onChange }: OutboxOptions) {
  const name = `parley outbox ${place}`;
  const others = new BroadcastChannel(name);
  const pause = pauseBetweenTries(() => void run());
  let listed: KeptMessage[] = [];
  let pressed: KeptMessage[] = [];
  let isSending = false;
  let isAskedAgain = false;
  let isClosed = false;
  let heard = Promise.resolve();

  others.onmessage = ({ data }: MessageEvent<Word>) => {
    heard = heard.then(() => hear(data));
  };
  void look().then(run);

  async function hear(word: Word): Promise<void> {
    if (isClosed) return;
    if ("hold" in word) {
      pause.set(word.hold);
      return present();
    }
    if ("sent" in word) await show(word.sent);
    await look();
    void run();
  }

  function tell(word: Word): void {
    if (!isClosed) others.postMessage(word);
  }

  async function look(): Promise<void> {
    listed = await kept.list();
    present();
  }

  function present(): void {
    const keys = new Set(listed.map(({ clientId }) => clientId));
    const waiting = [...listed, ...pressed.filter(({ clientId }) => !keys.has(clientId))];
    if (!isClosed) onChange(waiting, pause.hold());
  }

  async function run(): Promise<void> {
    isAskedAgain = true;
    if (isSending) return;
    isSending = true;
    try {
      while (isAskedAgain) {
        isAskedAgain = false;
        await inTurn(name, sendAll);
      }
    } finally {
      isSending = false;
    }
  }

  async function sendAll(): Promise<void> {
    for (;;) {
      await look();
      const [first] = listed;
      if (isClosed || !first || first.refused || !pause.isOver()) return;
      const posted = await post(first);
      if (posted.ok) {
        await show(posted.message);
        await write(kept.remove(first.clientId), { sent: posted.message });
      } else if (isRefused(posted)) {
        const { type, detail } = posted;
        await write(kept.change(first.clientId, { refused: { type: type ?? "", detail } }));
      } else {
        tell({ hold: pause.after(posted) });
        present();
      }
    }
  }

  async function show(message: Message): Promise<void> {
    pause.clear();
    if (!isClosed) await onSent(message);
  }

  async function write(written: Promise<void>, word: Word = { changed: true }): Promise<void> {
    await written;
    tell(word);
    await look();
  }

  return {
    /** Resolves once the message is kept; it is shown at once. */
    send: async (message: KeptMessage): Promise<void> => {
      pressed = [...pressed, message];
      present();
      await kept.add(message);
      pressed = pressed.filter((each) => each !== message);
      tell({ changed: true });
      void look().then(run);
    },
    /** Tries a refused one again; where its key was the trouble, as a new message. */
    retry: async (clientId: string): Promise<void> => {
      const message = listed.find((each) => each.clientId === clientId);
      const key = message?.refused?.type === "client-id-reused" ? uuidv4() : clientId;
      await write(kept.change(clientId, { clientId: key, refused: undefined }));
      void run();
    },
    /** Forgets one that nobody wants sent any more, or that turned out to be stored. */
    drop: async (clientId: string): Promise<void> => {
      await write(kept.remove(clientId));
      void run();
    },
    /** Tries again now, unless the server asked for a pause. */
    wake: () => pause.cut(),
    close: (): void => {
      isClosed = true;
      pause.stop();
      others.close();
    },
  };
}
