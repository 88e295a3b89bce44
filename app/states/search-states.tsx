import { FoundMessages } from "~/conversations/ui/search/found-messages";
import { SearchForm } from "~/conversations/ui/search/search-form";
import { SearchMenu } from "~/conversations/ui/search/search-menu";
import { senderNames } from "~/conversations/ui/thread/sender-names";
import type { ThreadMessage } from "~/conversations/ui/thread/thread-message";
import { Opened } from "./opened";
import type { State } from "./state";
import { clock, fromRobin, message, minutesAgo, mira, organization } from "./states-fixture";

const senders = senderNames("You", organization, "Assistant");
const nothing = { q: "", sender: [], from: "", to: "" };
const asked = { q: "wash", sender: ["user" as const], from: "2026-11-01", to: "2026-12-01" };

type FoundProps = { filter?: typeof asked | typeof nothing; messages?: ThreadMessage[]; more?: boolean };

const Found = ({ filter = asked, messages = [], more = false }: FoundProps) => (
  <FoundMessages
    form={{ action: "/messages", filter, senders }}
    newestHref="/messages"
    list={{
      ...{
        conversationId: "conversation",
        viewer: "user",
        viewerId: mira.id,
        counterpart: organization,
        messages,
      },
      ...{
        address: { path: "/messages", kept: "" },
        earlierHref: more ? "/messages?q=wash&before=7" : null,
        ...clock,
      },
    }}
  />
);

/** Looking for something in a thread. */
export const searchStates: State[] = [
  { name: "search-form", shows: <SearchForm action="/messages" filter={nothing} senders={senders} /> },
  {
    name: "search-form-filled-in",
    shows: <SearchForm action="/messages" filter={asked} senders={senders} />,
  },
  {
    name: "search-menu-open",
    drawn: "apart",
    shows: (
      <Opened>
        <SearchMenu action="/messages" senders={senders} />
      </Opened>
    ),
  },
  {
    name: "found-messages",
    shows: (
      <Found
        messages={[
          message({ seq: 3, createdAt: minutesAgo(3000) }),
          message({ seq: 7, sender: fromRobin, body: "You need not **wash** it." }),
        ]}
      />
    ),
  },
  { name: "found-more-than-one-page", shows: <Found more messages={[message()]} /> },
  { name: "found-nothing", shows: <Found /> },
  { name: "found-nothing-by-days", shows: <Found filter={{ ...nothing, from: "2026-11-01" }} /> },
];
