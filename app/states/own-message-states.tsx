import { englishWords } from "~/i18n/words";
import { Said, UserThread, Waits } from "./drawn-thread";
import type { State } from "./state";
import { fromRobin, longWord, message, minutesAgo, now, pending } from "./states-fixture";

/** What a person said, from the first moment on. */
export const ownMessageStates: State[] = [
  { name: "message-sending", shows: <Waits message={pending()} /> },
  { name: "message-sent", shows: <Said message={message()} /> },
  { name: "message-delivered", shows: <Said message={message({ status: "delivered" })} /> },
  { name: "message-read", shows: <Said message={message({ status: "read" })} /> },
  { name: "message-queued", shows: <Waits message={pending({ status: "queued" })} /> },
  { name: "message-held", shows: <Waits message={pending({ status: "held" })} /> },
  { name: "message-failed", shows: <Waits message={pending({ status: "failed" })} /> },
  {
    name: "message-refused",
    shows: (
      <Waits message={pending({ status: "failed", error: englishWords("problems.field-characters") })} />
    ),
  },
  { name: "message-removed", shows: <Said message={message({ state: "removed", body: "" })} /> },
  {
    name: "messages-in-a-group",
    shows: (
      <UserThread
        messages={[
          message({ seq: 1, body: "Hello.", createdAt: minutesAgo(3) }),
          message({ seq: 2, body: "It is about my jacket.", createdAt: minutesAgo(2) }),
        ]}
        pending={[pending({ createdAt: now })]}
      />
    ),
  },
  {
    name: "message-of-one-long-word",
    shows: <Said message={message({ body: longWord, status: "delivered" })} />,
  },
  {
    name: "message-from-right-to-left",
    shows: <Said message={message({ body: "هل يجب أن أغسلها أولاً؟", status: "read" })} />,
  },
  { name: "message-of-an-agent", shows: <Said message={message({ sender: fromRobin })} /> },
  {
    name: "message-of-an-agent-from-right-to-left",
    shows: (
      <Said message={message({ sender: { ...fromRobin, name: "רובין" }, body: "שלום, איך אפשר לעזור?" })} />
    ),
  },
  {
    name: "message-of-an-agent-removed",
    shows: <Said message={message({ sender: fromRobin, state: "removed", body: "" })} />,
  },
  { name: "message-of-the-user-to-the-team", shows: <Said team message={message({ status: "read" })} /> },
  {
    name: "message-of-the-team",
    shows: <Said team message={message({ sender: fromRobin, status: "delivered" })} />,
  },
  {
    name: "message-of-the-system",
    shows: (
      <Said
        message={message({
          sender: { type: "system", id: null, name: "Parley" },
          body: "The shop is closed until Monday.",
        })}
      />
    ),
  },
];
