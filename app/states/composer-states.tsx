import { Composer, type ComposerProps } from "~/conversations/ui/composer/composer";
import { EmptyThread } from "~/conversations/ui/messages/empty-thread";
import { longestMessage } from "~/http/longest-message";
import { englishWords } from "~/i18n/words";
import { connectionStrips } from "./strip-states";
import type { State } from "./state";
import { longWord, mira, organization } from "./states-fixture";

const Box = (props: Partial<ComposerProps>) => (
  <div className="dock">
    <Composer
      action="/messages"
      clientId="next"
      recipient={organization}
      handoffAction="/messages/handoff"
      onHandoff={() => {}}
      onSubmitText={() => true}
      {...props}
    />
  </div>
);

const text = (length: number) => "And that is the whole story so far. ".repeat(300).slice(0, length);

/** Where a user writes, and what stands there before anything was written. */
export const composerStates: State[] = [
  { name: "composer-empty", shows: <Box /> },
  { name: "composer-with-a-text", shows: <Box defaultValue="Should I wash it first?" /> },
  { name: "composer-with-many-lines", shows: <Box defaultValue={"One line.\nAnd another.\n".repeat(6)} /> },
  { name: "composer-with-one-long-word", shows: <Box defaultValue={longWord} /> },
  { name: "composer-from-right-to-left", shows: <Box defaultValue="هل يجب أن أغسلها أولاً؟" /> },
  { name: "composer-to-a-person", shows: <Box handoffAction={undefined} /> },
  {
    name: "composer-keeping-the-text",
    shows: <Box defaultValue="Should I" note={englishWords("messages.kept")} />,
  },
  {
    name: "composer-refused",
    shows: <Box defaultValue="   " error={englishWords("problems.field-blank")} />,
  },
  { name: "composer-near-the-limit", shows: <Box defaultValue={text(longestMessage - 12)} /> },
  { name: "composer-over-the-limit", shows: <Box defaultValue={text(longestMessage + 312)} /> },
  { name: "composer-under-a-strip", shows: <Box strip={connectionStrips.offline} defaultValue="Should I" /> },
  {
    name: "empty-thread",
    shows: (
      <EmptyThread
        name={mira.name}
        action="/messages"
        clientId="next"
        starters={["Where is my order?", "Can I send used boots back?", "How do I look after a zip?"]}
        onSubmitText={() => {}}
      />
    ),
  },
  {
    name: "empty-thread-with-a-greeting-and-no-questions",
    shows: (
      <EmptyThread
        name={mira.name}
        greeting="Good to have you here. We answer from nine to five."
        action="/messages"
        clientId="next"
        starters={[]}
      />
    ),
  },
];
