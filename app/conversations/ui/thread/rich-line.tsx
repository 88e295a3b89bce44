import { Fragment, type ReactNode } from "react";
import type { Inline, RichLink } from "~/conversations/markdown/rich-text";

/** One line of rich text with its marks. */
export function RichLine({ content }: { content: Inline[] }) {
  return content.map((inline, index) => <Fragment key={index}>{inlineView(inline)}</Fragment>);
}

function inlineView(inline: Inline): ReactNode {
  if (typeof inline === "string") return inline;
  switch (inline.type) {
    case "strong":
      return (
        <strong>
          <RichLine content={inline.content} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <RichLine content={inline.content} />
        </em>
      );
    case "deleted":
      return (
        <del>
          <RichLine content={inline.content} />
        </del>
      );
    case "code":
      return <code>{inline.text}</code>;
    case "break":
      return <br />;
    case "mark":
      return <mark>{inline.text}</mark>;
    case "link":
      return <LinkView link={inline} />;
  }
}

/** The words of a link are isolated: an override of the writing direction cannot reach the host behind them. */
function LinkView({ link: { href, host, content } }: { link: RichLink }) {
  const isOwn = href.startsWith("/");
  return (
    <>
      <a href={href} rel={isOwn ? undefined : "nofollow noopener noreferrer ugc"}>
        <bdi>
          <RichLine content={content} />
        </bdi>
      </a>
      {host !== null && <span className="said__host" dir="ltr">{` (${host})`}</span>}
    </>
  );
}
