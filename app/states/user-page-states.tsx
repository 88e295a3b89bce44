import { useRef, type ReactNode } from "react";
import { parseMarkdown } from "~/conversations/markdown/markdown";
import { EmptyThread } from "~/conversations/ui/messages/empty-thread";
import { Masthead } from "~/conversations/ui/messages/masthead";
import type { TeamPresence } from "~/conversations/ui/messages/team-presence";
import { UserDock } from "~/conversations/ui/messages/user-dock";
import { VotePage } from "~/conversations/ui/messages/vote-page";
import { SearchMenu } from "~/conversations/ui/search/search-menu";
import { TypingLine } from "~/conversations/ui/thread/typing-line";
import { senderNames } from "~/conversations/ui/thread/sender-names";
import { englishWords } from "~/i18n/words";
import { UserThread } from "./drawn-thread";
import { Opened } from "./opened";
import type { State } from "./state";
import { connectionStrips } from "./strip-states";
import {
  fromAssistant,
  fromRobin,
  longName,
  message,
  minutesAgo,
  mira,
  organization,
  pending,
  refused,
  robin,
} from "./states-fixture";

type PageProps = {
  children: ReactNode;
  name?: string;
  presence?: TeamPresence;
  missed?: number;
  refreshing?: boolean;
  strip?: ReactNode;
  away?: boolean;
};

function UserPage({
  children,
  name = organization,
  presence = "here",
  missed = 0,
  refreshing = false,
  strip,
  away = false,
}: PageProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="page">
      <Masthead
        organizationName={name}
        presence={presence}
        me={mira}
        waiting={strip ? 1 : 0}
        search={<SearchMenu action="/messages" senders={senderNames("You", name, "Assistant")} />}
      />
      <main className="stage">
        <div className="measure conversation">{children}</div>
        <UserDock
          missed={missed}
          newestHref={away ? "/messages#newest" : undefined}
          organizationName={name}
          clientId="next"
          refreshing={refreshing}
          assistantHolds
          strip={strip}
          box={box}
          saysKept={strip !== undefined}
          problem={undefined}
          onHandoff={() => {}}
          onSubmitText={() => true}
          onType={() => {}}
        />
      </main>
    </div>
  );
}

const thread = (
  <UserThread
    earlierHref="/messages?before=1"
    unreadAfterSeq={2}
    loadedSeq={3}
    messages={[
      message({ seq: 1, status: "read", createdAt: minutesAgo(60 * 25) }),
      message({
        ...{
          seq: 2,
          sender: fromAssistant,
          body: "No, as it is. **Close the zips** first.",
          createdAt: minutesAgo(60 * 25),
        },
        citations: [{ articleId: "1", title: "Repairs and the five-year promise", url: "/help/repairs" }],
      }),
      message({ seq: 3, sender: fromRobin, body: "The box is on its way to you." }),
    ]}
  />
);

const waiting = <UserThread messages={[message({ seq: 1 })]} pending={[pending({ status: "queued" })]} />;
const asked = <UserThread messages={[message({ seq: 1 })]} looking />;

const states = {
  "with-a-thread": (
    <UserPage>
      {thread}
      <TypingLine person={robin} />
    </UserPage>
  ),
  "with-the-assistant-alone": <UserPage presence="assistant">{thread}</UserPage>,
  "with-nobody-here": <UserPage presence="away">{thread}</UserPage>,
  "with-messages-missed": <UserPage missed={3}>{thread}</UserPage>,
  "in-the-past": <UserPage away>{thread}</UserPage>,
  "of-an-organization-of-a-long-name": <UserPage name={longName}>{thread}</UserPage>,
  "before-the-first-message": (
    <UserPage>
      <EmptyThread name={mira.name} action="/messages" clientId="next" starters={["Where is my order?"]} />
    </UserPage>
  ),
  offline: (
    <UserPage presence="offline" strip={connectionStrips.offline}>
      {waiting}
    </UserPage>
  ),
  "waiting-for-an-answer": <UserPage>{asked}</UserPage>,
  "refreshing-without-scripts": <UserPage refreshing>{asked}</UserPage>,
  "with-its-menus-open": (
    <Opened>
      <UserPage strip={connectionStrips.offline}>{waiting}</UserPage>
    </Opened>
  ),
  "asking-for-a-reason": (
    <VotePage
      organizationName={organization}
      me={mira}
      action="/messages/vote/7"
      placeHref="/messages?around=7#message-7"
      content={parseMarkdown("No, as it is. **Close the zips** first.")}
      reason={null}
      problem={refused({ reason: englishWords("problems.field-blank") })}
    />
  ),
};

/** A user's page as a whole. */
export const userPageStates: State[] = Object.entries(states).map(([name, shows]) => ({
  name: `messages-${name}`,
  drawn: "whole",
  shows,
}));
