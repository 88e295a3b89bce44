import { parseMarkdown } from "~/conversations/markdown/markdown";
import { ArticleVotes } from "~/conversations/ui/inbox/article-votes";
import { RichTextBlocks } from "~/conversations/ui/thread/rich-text";
import { HelpArticle } from "~/knowledge/ui/help-article";
import { HelpIndex } from "~/knowledge/ui/help-index";
import { MissingArticle } from "~/knowledge/ui/missing-article";
import type { State } from "./state";
import { longWord, minutesAgo, organization, zone } from "./states-fixture";

const sections = [
  { anchor: null, text: "We repair what we made, for **five years**." },
  {
    anchor: "section-how",
    text: "## How it works\n\n1. Fill in the [form](https://acme.test/form).\n2. Post the parcel.",
  },
  {
    anchor: "section-what",
    text: `## What is covered\n\n| part | years |\n| --- | --- |\n| zips | 5 |\n\n> ${longWord}\n\n\`\`\`\n${longWord}\n\`\`\``,
  },
].map(({ anchor, text }) => ({ anchor, content: <RichTextBlocks content={parseMarkdown(text)} headings /> }));

const article = {
  organizationName: organization,
  title: "Repairs and the five-year promise",
  updatedAt: minutesAgo(9000),
  zone,
};
const votes = {
  ...{ up: 41, down: 3 },
  reasons: [
    {
      conversationId: "conversation-mira",
      seq: 7,
      reason: "Who pays for the parcel?",
      votedAt: minutesAgo(90),
    },
  ],
};
const titles = ["Repairs and the five-year promise", "Gift cards", longWord];

const states = {
  index: (
    <HelpIndex
      organizationName={organization}
      home="/messages"
      articles={titles.map((title, index) => ({ slug: String(index), title }))}
    />
  ),
  "index-empty": <HelpIndex organizationName={organization} home="/messages" articles={[]} />,
  article: <HelpArticle {...article} home="/messages" sections={sections} />,
  "article-for-the-team": (
    <HelpArticle {...article} home="/inbox" sections={sections}>
      <ArticleVotes {...votes} />
    </HelpArticle>
  ),
  "article-missing": <MissingArticle home="/messages" />,
};

/** Help articles, for users and for the team. */
export const helpStates: State[] = Object.entries(states).map(([name, shows]) => ({
  name: `help-${name}`,
  drawn: "whole",
  shows,
}));
